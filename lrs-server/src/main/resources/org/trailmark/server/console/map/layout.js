// Where everything of a journey's map lies. Pure: a shape and moves in, coordinates out.
//
// Stages are columns, in their order; exits are the last one. Inside a stage, a step lies right of
// the earlier steps that it is connected with, so a stage may be some columns wide. What leads back
// is turned round for the layout, and turned again afterwards: dagre lays out what has no circles.

import * as dagre from 'dagre';

/** Where people come from who enter. */
export const ENTRY = 'entry:';

const SIZES = {
  step: { width: 148, height: 64 },
  exit: { width: 176, height: 48 },
  entry: { width: 18, height: 18 },
};
const LABEL = { width: 32, height: 24, labelpos: 'c' };
const PAD = 14;
const HEAD = 28;

/**
 * Lays a map out.
 *
 * @param shape `Shape` of the REST
 * @param moved pairs `{from, to}` that people went though no rule of this version leads there
 * @param down whether stages are rows instead, for narrow places
 * @returns `{ width, height, nodes: Map id → box, arrows: [{from, to, points, label, turned}],
 *     stages: [{stage, x, y, width, height}] }`
 */
export function layout(shape, moved, down) {
  const pairs = pairsOf(shape, moved);
  const columns = columnsOf(shape, pairs);
  const graph = new dagre.Graph({ multigraph: true });
  graph.setGraph({
    rankdir: down ? 'TB' : 'LR', nodesep: 26, ranksep: 20, edgesep: 14, marginx: PAD, marginy: PAD + HEAD,
    ranker: (inner) => rank(inner, columns),
  });
  columns.forEach((_, id) => graph.setNode(id, { ...SIZES[kind(id)] }));
  const arrows = pairs.filter(({ from, to }) => columns.has(from) && columns.has(to))
    .map((pair) => ({ ...pair, turned: columns.get(pair.from) > columns.get(pair.to) }));
  arrows.forEach((arrow) => {
    const { v, w, name } = edge(arrow);
    graph.setEdge(v, w, { ...LABEL, weight: arrow.turned ? 1 : 3 }, name);
  });
  dagre.layout(graph);
  return placed(graph, shape, arrows, down);
}

export const kind = (id) => (id === ENTRY ? 'entry' : id.startsWith('exit:') ? 'exit' : 'step');

/** What is drawn between places: one arrow where one or more rules lead, or somebody moved. */
function pairsOf(shape, moved) {
  const pairs = new Map();
  const rules = shape.rules.filter((rule) => rule.from);
  [{ from: ENTRY, to: shape.first }, ...rules, ...moved]
    .filter(({ from, to }) => from !== to)
    .forEach(({ from, to }) => pairs.set(JSON.stringify([from, to]), { from, to }));
  return [...pairs.values()];
}

/** The column of each node, by id; no two that an arrow connects are in one. */
function columnsOf(shape, pairs) {
  const columns = new Map([[ENTRY, 0]]);
  const connected = (a, b) => pairs.some(({ from, to }) =>
    (from === a && to === b) || (from === b && to === a));
  let next = 1;
  for (const { steps } of shape.stages) {
    const begin = next;
    steps.forEach((step, at) => {
      const before = steps.slice(0, at).filter((earlier) => connected(earlier, step));
      const column = Math.max(begin, ...before.map((earlier) => columns.get(earlier) + 1));
      columns.set(step, column);
      next = Math.max(next, column + 1);
    });
  }
  shape.exits.forEach(({ exit }) => columns.set(`exit:${exit}`, next));
  return columns;
}

/** Gives dagre our columns; every second rank of its own is for labels. */
function rank(graph, columns) {
  graph.nodes().forEach((id) => {
    graph.node(id).rank = (columns.get(id) ?? 0) * 2;
  });
}

/** An arrow as dagre has it. */
const edge = ({ from, to, turned }) =>
  (turned ? { v: to, w: from, name: 'back' } : { v: from, w: to, name: 'on' });

function placed(graph, shape, arrows, down) {
  const nodes = new Map(graph.nodes().map((id) => {
    const { x, y, width, height } = graph.node(id);
    return [id, { x: x - width / 2, y: y - height / 2, width, height }];
  }));
  const { width, height } = graph.graph();
  return {
    width,
    height,
    nodes,
    arrows: arrows.map((arrow) => {
      const { points, x, y } = graph.edge(edge(arrow));
      return { ...arrow, points: arrow.turned ? [...points].reverse() : points, label: { x, y } };
    }),
    stages: shape.stages.filter(({ steps }) => steps.length > 0).map(({ stage, steps }) => ({
      stage, ...around(steps.map((step) => nodes.get(step)), down, width, height),
    })),
  };
}

/** The ground of a stage: its steps, over the whole map. */
function around(boxes, down, width, height) {
  const least = (key) => Math.min(...boxes.map((box) => box[key])) - PAD;
  const most = (key, size) => Math.max(...boxes.map((box) => box[key] + box[size])) + PAD;
  return down
    ? { x: 0, y: least('y') - HEAD + PAD, width, height: most('y', 'height') - least('y') + HEAD - PAD }
    : { x: least('x'), y: 0, width: most('x', 'width') - least('x'), height };
}
