// How much happened in each of the last hours: bars for the eye, and the same as a sentence.

import { h, svg } from 'frame/dom.js';
import { number, moment, t } from 'frame/words.js';

const WIDTH = 480;
const HEIGHT = 96;

/** The chart of `[[begin of the hour, how many]]`. */
export function hours(counted) {
  const most = Math.max(1, ...counted.map(([, count]) => count));
  const wide = WIDTH / counted.length;
  const all = counted.reduce((sum, [, count]) => sum + count, 0);
  const [busiest] = [...counted].sort(([, one], [, other]) => other - one);
  const clock = (at) => moment(at, { hour: '2-digit', minute: '2-digit' });
  return h('figure', { class: 'hours' },
    svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT + 20}`, 'aria-hidden': 'true' },
      counted.map(([at, count], index) => {
        const tall = count === 0 ? 1 : 3 + (HEIGHT - 3) * (count / most);
        return [
          svg('rect', { class: 'count', x: index * wide + 1, y: HEIGHT - tall, width: wide - 2, height: tall, rx: 2 },
            svg('title', null, `${clock(at)}: ${number(count)}`)),
          index % 6 === 0 && index < counted.length - 2 && svg('text', { x: index * wide + 1, y: HEIGHT + 15 }, clock(at)),
        ];
      })),
    h('figcaption', { class: 'small soft' }, all === 0 ? t('overview.hours.none')
      : t('overview.hours.text', { count: all, when: clock(busiest[0]), most: busiest[1] })));
}
