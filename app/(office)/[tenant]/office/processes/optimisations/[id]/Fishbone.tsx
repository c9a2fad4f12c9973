import { boneLabels, bones, type Cause } from '@/lib/processes/optimisation/problem'

type Props = { causes: readonly Cause[]; head: string }

const WIDTH = 760
/** Room for the words of the first bones. */
const LEFT = 90
const HEIGHT = 330
const SPINE = 165
const HEAD = 600
const columns = [150, 340, 530]

/** Words in lines of no more than so many signs. */
function linesOf(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2] ?? ''}…`] : lines
}

/** The Ishikawa drawing: six bones, a confirmed cause with a full dot, a guess with an empty one. */
export function Fishbone({ causes, head }: Props) {
  return (
    <svg
      viewBox={`${-LEFT} 0 ${WIDTH + LEFT} ${HEIGHT}`}
      role="img"
      aria-label={`Схема причин: ${head}. Те же причины – в таблице ниже.`}
      className="hidden w-full max-w-[60rem] md:block"
      fontSize={12}
      fill="var(--ink)"
    >
      <line x1={-LEFT + 10} x2={HEAD} y1={SPINE} y2={SPINE} stroke="var(--ink)" strokeWidth={2} />
      <path d={`M${HEAD} ${SPINE - 7} L${HEAD + 12} ${SPINE} L${HEAD} ${SPINE + 7} Z`} />
      {linesOf(head, 18).map((line, i, all) => (
        <text key={line} x={HEAD + 18} y={SPINE + 4 + (i - (all.length - 1) / 2) * 16} fontWeight={600} fontSize={13}>
          {line}
        </text>
      ))}
      {bones.map((bone, i) => {
        const [up, x] = [i < 3, columns[i % 3] ?? 0]
        const end = up ? 32 : HEIGHT - 32
        const own = causes.filter((cause) => cause.bone === bone).slice(0, 4)
        return (
          <g key={bone}>
            <line x1={x - 56} y1={end} x2={x} y2={SPINE} stroke="var(--ink)" />
            <text x={x - 58} y={up ? end - 10 : end + 20} textAnchor="middle" fontWeight={600}>
              {boneLabels[bone]}
            </text>
            {own.map(({ text, proof }, at) => {
              const along = (at + 1) / (own.length + 1)
              const [cx, cy] = [x - 56 + 56 * along, end + (SPINE - end) * along]
              const lines = linesOf(text, 20)
              return (
                <g key={`${text} ${at}`}>
                  <line x1={cx - 22} x2={cx} y1={cy} y2={cy} stroke="var(--ink)" />
                  <circle
                    cx={cx - 26}
                    cy={cy}
                    r={4}
                    fill={proof ? 'var(--accent)' : 'var(--paper)'}
                    stroke="var(--accent)"
                  />
                  {lines.map((line, n) => (
                    <text
                      key={line}
                      x={cx - 34}
                      y={cy + 4 + (n - (lines.length - 1) / 2) * 13}
                      textAnchor="end"
                      stroke="var(--paper)"
                      strokeWidth={3}
                      paintOrder="stroke"
                    >
                      {line}
                    </text>
                  ))}
                </g>
              )
            })}
          </g>
        )
      })}
    </svg>
  )
}
