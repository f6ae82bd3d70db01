// The board in the console: how far each team has come this week, by name and not by rank.

export async function open({ client, h, parts, t, signal }) {
  async function load(after) {
    const { boards, more } = await client.get(client.address('boards', { after }), { signal });
    return { rows: boards.map(row), more };
  }

  const row = ({ team, goal, done }) =>
    [team, done ?? t('few'), goal, done === undefined ? '' : parts.bar(Math.min(done, goal), goal)];

  const list = () => parts.paged({
    name: t('boards'),
    heads: [t('team'), t('done'), t('goal'), h('span', { class: 'unseen' }, t('way'))],
    load,
    none: parts.empty(t('nobody')),
  });

  const card = parts.card(t('boards'), await list());
  return {
    body: card,
    refresh: async () => {
      const fresh = await list();
      if (!card.contains(document.activeElement)) {
        card.lastElementChild.replaceWith(fresh);
      }
    },
  };
}
