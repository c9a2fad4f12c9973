import { formatTick } from '@/components/charts/style'
import { formatShort } from '@/lib/core/dates'
import type { CheckView } from '@/lib/processes/standard/view'

type Props = { checks: readonly CheckView[]; lead: number; limit: number }

const WIDTH = 640
const HEIGHT = 220
const [LEFT, RIGHT, TOP, BOTTOM] = [40, 90, 18, 34]

/** Measured lead times against the approved figure and the limit; the table below says the same. */
export function LeadTrend({ checks, lead, limit }: Props) {
  const points = checks.flatMap(({ id, measuredOn, lead: days, holds }) =>
    measuredOn && days ? [{ id, on: measuredOn, days: Number(days), holds }] : [],
  )
  if (points.length < 2) return null
  const all = [lead, limit, ...points.map(({ days }) => days)]
  const [least, most] = [Math.min(...all) * 0.9, Math.max(...all) * 1.08]
  const time = (on: string): number => Date.parse(`${on}T00:00:00Z`)
  const days = points.map(({ on }) => time(on))
  const [from, to] = [Math.min(...days), Math.max(...days)]
  const x = (on: string): number =>
    LEFT + 20 + ((time(on) - from) / Math.max(1, to - from)) * (WIDTH - LEFT - RIGHT - 40)
  const y = (value: number): number => HEIGHT - BOTTOM - ((value - least) / (most - least)) * (HEIGHT - TOP - BOTTOM)
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label="Замеры времени по дням против утверждённого. Те же числа – в таблице ниже."
      className="mb-3 w-full max-w-[44rem]"
      fontSize={12}
    >
      <rect
        x={LEFT}
        y={y(limit)}
        width={WIDTH - LEFT - RIGHT}
        height={HEIGHT - BOTTOM - y(limit)}
        fill="var(--sunken)"
      />
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(limit)} y2={y(limit)} stroke="var(--ink)" strokeDasharray="5 4" />
      <text x={WIDTH - RIGHT + 6} y={y(limit) + 4} fill="var(--ink)">
        предел {formatTick(limit)}
      </text>
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(lead)} y2={y(lead)} stroke="var(--accent)" />
      <text x={WIDTH - RIGHT + 6} y={y(lead) + 4} fill="var(--accent)">
        цель {formatTick(lead)}
      </text>
      {points.map(({ id, on, days: value, holds }) => (
        <g key={id}>
          {holds ? (
            <circle cx={x(on)} cy={y(value)} r={5} fill="var(--accent)" />
          ) : (
            <path
              d={`M${x(on) - 5} ${y(value) - 5} l10 10 m0 -10 l-10 10`}
              stroke="var(--danger)"
              strokeWidth={2.5}
              fill="none"
            />
          )}
          <text x={x(on)} y={y(value) - 10} textAnchor="middle" fontWeight={600} fill="var(--ink)">
            {formatTick(value)}
          </text>
          <text x={x(on)} y={HEIGHT - 12} textAnchor="middle" fill="var(--muted)">
            {formatShort(on)}
          </text>
        </g>
      ))}
    </svg>
  )
}
