import { useId } from 'react'
import { formatTick } from '@/components/charts/style'
import { count } from '@/lib/core/format'
import { marksUpTo, type Columns } from '@/lib/processes/simulation/columns'

type Props = { columns: Columns; dayMinutes: number; days: number; label: string }
type Size = { width: number; height: number; className: string; marks: number }

const sizes: Size[] = [
  { width: 860, height: 330, className: 'hidden md:block', marks: 10 },
  { width: 358, height: 240, className: 'md:hidden', marks: 5 },
]
const LEFT = 44
const TOP = 14
const BOTTOM = 34
const RIGHT = 10

/** Lead times of both states on one axis of working days, the limit a line; for a wide page and for a phone. */
export const LeadHistogram = (props: Props) => sizes.map((size) => <Plot key={size.width} {...props} {...size} />)

function Plot({ columns, dayMinutes, days, label, width, height, className, marks }: Props & Size) {
  const hatch = useId()
  const { asIs, toBe } = columns
  const inDays = columns.width / dayMinutes
  const end = Math.max(days * 1.1, Math.max(asIs.length, toBe.length) * inDays)
  const top = Math.max(1, ...asIs, ...toBe)
  const floor = height - BOTTOM
  const x = (day: number): number => LEFT + (day / end) * (width - LEFT - RIGHT)
  const y = (share: number): number => floor - (share / top) * (floor - TOP)
  const column = x(inDays) - LEFT
  // Side by side only where both have cases.
  const part = (i: number): number => ((asIs[i] ?? 0) > 0 && (toBe[i] ?? 0) > 0 ? column / 2 : column)
  const limitAtEnd = x(days) > width * 0.6
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className={className} fontSize={13}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--surface)" />
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--line-strong)" strokeWidth="2.4" />
        </pattern>
      </defs>
      {marksUpTo(top, 4).map((share) => (
        <g key={share}>
          <line x1={LEFT} x2={width - RIGHT} y1={y(share)} y2={y(share)} stroke="var(--line)" />
          <text x={LEFT - 8} y={y(share) + 4} textAnchor="end" fill="var(--muted)">
            {formatTick(share)}
            {share > 0 && '\u00a0%'}
          </text>
        </g>
      ))}
      {marksUpTo(end, marks).map((day) => (
        <text key={day} x={x(day)} y={height - 12} textAnchor="middle" fill="var(--muted)">
          {formatTick(day)}
        </text>
      ))}
      {asIs.map((share, i) => (
        <rect
          key={i}
          x={x(i * inDays)}
          y={y(share)}
          width={Math.max(1, part(i) - 1)}
          height={floor - y(share)}
          fill={`url(#${hatch})`}
          stroke={share > 0 ? 'var(--ink)' : 'none'}
        />
      ))}
      {toBe.map((share, i) => (
        <rect
          key={i}
          x={x(i * inDays) + column - part(i)}
          y={y(share)}
          width={Math.max(1, part(i) - 1)}
          height={floor - y(share)}
          fill="var(--accent)"
        />
      ))}
      <line x1={LEFT} x2={width - RIGHT} y1={floor} y2={floor} stroke="var(--ink)" />
      <line x1={x(days)} x2={x(days)} y1={TOP} y2={floor} stroke="var(--ink)" strokeWidth="1.5" />
      <text
        x={x(days) + (limitAtEnd ? -7 : 7)}
        y={TOP + 11}
        textAnchor={limitAtEnd ? 'end' : 'start'}
        fill="var(--ink)"
        fontWeight={600}
        stroke="var(--paper)"
        strokeWidth={4}
        paintOrder="stroke"
      >
        срок {count(days, 'рабочий день', 'рабочих дня', 'рабочих дней')}
      </text>
    </svg>
  )
}
