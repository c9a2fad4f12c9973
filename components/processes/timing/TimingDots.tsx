import { cx } from '@/components/ui/cx'
import { roundedText, type Fraction } from '@/lib/core/fraction'
import { timedRow, timedWords } from '@/lib/processes/timing/labels'
import type { Spread } from '@/lib/processes/timing/spread'
import './timing.css'

type Props = {
  spread: Spread
  dayMinutes: string
  label: string
  /** Without scale and words, for a row of a table. */ small?: boolean
}

/** For drawing alone. */
const at = (seconds: Fraction): number => Number(roundedText(seconds, 2))

const SMALL = { width: 160, height: 30, radius: 3.5, floor: 24 }
const LARGE = { width: 640, height: 190, radius: 6, floor: 130 }

/** Round figures between 0 and the most, four or five of them. */
function ticksTo(most: number): number[] {
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? rough
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
}

/** Every observation a dot; ✕ and a dashed bound for what falls out; the stroke is the median. */
export function TimingDots({ spread, dayMinutes, label, small = false }: Props) {
  const { width, height, radius, floor } = small ? SMALL : LARGE
  const { counted, outliers, fences, figures } = spread
  const all = [...counted, ...outliers]
  const high = fences && outliers.some(({ seconds }) => seconds > at(fences.high)) ? fences.high : null
  const most = Math.max(60, ...all.map(({ seconds }) => seconds), high ? at(high) : 0) * 1.08
  const pad = radius + 2
  const x = (seconds: number): number => pad + (seconds / most) * (width - 2 * pad)
  const columns = new Map<number, number>()
  const dots = counted.map(({ id, seconds }) => {
    const column = Math.round(x(seconds) / (radius * 1.6))
    const level = columns.get(column) ?? 0
    columns.set(column, level + 1)
    return { id, cx: x(seconds), cy: Math.max(radius, floor - radius - 1 - level * (radius * 2 + 1)) }
  })
  return (
    <svg
      className={cx('timing-dots', small && 'timing-dots-small')}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {fences && !small && (
        <>
          <rect
            className="half"
            x={x(at(fences.lowHinge))}
            width={Math.max(1, x(at(fences.highHinge)) - x(at(fences.lowHinge)))}
            y={34}
            height={floor - 34}
          />
          <text x={(x(at(fences.lowHinge)) + x(at(fences.highHinge))) / 2} y={24} textAnchor="middle">
            половина: {timedRow([fences.lowHinge, fences.highHinge], dayMinutes, '–')}
          </text>
        </>
      )}
      <line className="axis" x1={0} x2={width} y1={floor} y2={floor} />
      {dots.map(({ id, cx, cy }) => (
        <circle key={id} className="dot" cx={cx} cy={cy} r={radius} />
      ))}
      {outliers.map(({ id, seconds }) => (
        <path
          key={id}
          className="out"
          d={`M${x(seconds) - radius} ${floor - 2 * radius - 2}l${2 * radius} ${2 * radius}m0 ${-2 * radius}l${-2 * radius} ${2 * radius}`}
        />
      ))}
      {figures && (
        <line
          className="axis"
          strokeWidth={3}
          x1={x(at(figures.usual))}
          x2={x(at(figures.usual))}
          y1={floor}
          y2={floor + (small ? 6 : 12)}
        />
      )}
      {!small && high && (
        <>
          <line className="fence" x1={x(at(high))} x2={x(at(high))} y1={50} y2={floor} />
          <text className="bad" x={x(at(high))} y={44} textAnchor="middle">
            граница {timedWords(high, dayMinutes)}
          </text>
        </>
      )}
      {!small && (
        <>
          {ticksTo(most / 60).map((minute) => (
            <text key={minute} x={x(minute * 60)} y={floor + 30} textAnchor="middle">
              {String(minute).replace('.', ',')}
            </text>
          ))}
          <text x={width / 2} y={floor + 52} textAnchor="middle">
            минут, черта – середина
          </text>
        </>
      )}
    </svg>
  )
}
