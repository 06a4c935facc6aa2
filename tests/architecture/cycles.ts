/**
 * The cycles of a directed graph, one for each edge that closes one on a depth-first walk; none means there is no cycle.
 * Each begins and ends with the same node. Targets that are no nodes are passed over.
 */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): void => {
    if (done.has(node) || !edges.has(node)) return;
    const opened = path.indexOf(node);
    if (opened >= 0) return void cycles.push([...path.slice(opened), node]);
    path.push(node);
    edges.get(node)!.forEach(visit);
    path.pop();
    done.add(node);
  };
  for (const node of edges.keys()) visit(node);
  return cycles;
}
