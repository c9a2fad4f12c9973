/** The line of feelings: a smooth curve through the stages that never goes beyond its points. Pure. */
export type Point = { x: number; y: number }

const slope = (a: Point, b: Point): number => (b.y - a.y) / (b.x - a.x)

/** Tangents of a monotone cubic (Fritsch–Carlson): between two points the curve stays between their values. */
function tangents(points: readonly Point[]): number[] {
  const steps = points.slice(1).map((point, i) => slope(points[i] ?? point, point))
  return points.map((_, i) => {
    const [before, after] = [steps[i - 1], steps[i]]
    if (before === undefined || after === undefined) return before ?? after ?? 0
    if (before * after <= 0) return 0
    return (
      (Math.sign(before) + Math.sign(after)) * Math.min(Math.abs(before), Math.abs(after), Math.abs(before + after) / 4)
    )
  })
}

const fixed = (n: number): string => String(Math.round(n * 100) / 100)

/** The curve as an SVG path; nothing for fewer than two points. */
export function curvePath(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first || rest.length === 0) return ''
  const m = tangents(points)
  return rest.reduce(
    (path, point, i) => {
      const from = points[i] ?? point
      const third = (point.x - from.x) / 3
      const [c1, c2] = [from.y + third * (m[i] ?? 0), point.y - third * (m[i + 1] ?? 0)]
      return `${path} C${fixed(from.x + third)},${fixed(c1)} ${fixed(point.x - third)},${fixed(c2)} ${fixed(point.x)},${fixed(point.y)}`
    },
    `M${fixed(first.x)},${fixed(first.y)}`,
  )
}

/** Runs of stages where the feeling is known: the line breaks where it is not. */
export function runsOf(values: readonly (number | null)[], at: (i: number, value: number) => Point): Point[][] {
  return values
    .reduce<Point[][]>(
      (runs, value, i) => {
        if (value === null) return [...runs, []]
        const last = runs.at(-1) ?? []
        return [...runs.slice(0, -1), [...last, at(i, value)]]
      },
      [[]],
    )
    .filter((run) => run.length > 0)
}
