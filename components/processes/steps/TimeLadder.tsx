'use client'
import { memo } from 'react'
import type { Rung } from '@/lib/processes/steps/ladder'

const WIDTH = 1160
/** Room that a word needs before it would run into its neighbour. */
const WORD = 52

/** Waiting above, work below, to scale; a branch beside the longest is a thin second bar. */
export const TimeLadder = memo(function TimeLadder({ ladder, total }: { ladder: readonly Rung[]; total: string }) {
  if (ladder.length === 0) return null
  const at = (part: number): number => Math.round(part * WIDTH * 10) / 10
  let up = `M0 66`
  for (const { start, wait, work } of ladder) {
    const [left, foot] = [at(start), at(start + wait)]
    up += wait > 0 ? ` L${left} 66 L${left} 30 L${foot} 30 L${foot} 66` : ''
    up += ` L${at(start + wait + work)} 66`
  }
  return (
    <div className="step-ladder">
      <svg
        viewBox={`0 0 ${WIDTH} 98`}
        role="img"
        aria-label={`Лестница времени: ВПП ${total}. ${ladder.map(({ row, waitText, workText }) => `Шаг ${row + 1}: ожидание ${waitText} р. д., работа ${workText}`).join('; ')}`}
      >
        {ladder.map(({ row, start, wait, work, waitText, workText, beside }, i) => {
          const [left, foot, end] = [at(start), at(start + wait), at(start + wait + work)]
          const following = ladder[i + 1]
          const room = (following ? at(following.start) : WIDTH) - left
          const names =
            beside.length > 0
              ? `${[row, ...beside.map((one) => one.row)].map((one) => one + 1).join(' и ')} одновременно`
              : `шаг ${row + 1}`
          return (
            <g key={row}>
              {wait > 0 && <rect x={left} y="30" width={foot - left} height="36" className="ladder-wait" />}
              <rect x={foot} y="66" width={Math.max(1, end - foot)} height="12" className="ladder-work" />
              {beside.map((one) => (
                <rect
                  key={one.row}
                  x={at(one.start)}
                  y="69"
                  width={at(one.width)}
                  height="5"
                  className="ladder-beside"
                />
              ))}
              {room > names.length * 8 ? (
                <text x={left + 4} y="20">
                  {names}
                </text>
              ) : (
                room > 12 && (
                  <text x={left + 2} y="20">
                    {row + 1}
                  </text>
                )
              )}
              {foot - left > WORD && (
                <text x={(left + foot) / 2} y="53" textAnchor="middle" className="ladder-days">
                  {waitText}
                </text>
              )}
              {room > WORD + 20 && (
                <text x={end} y="93" textAnchor={end < 60 ? 'start' : 'end'} className="ladder-minutes">
                  {workText}
                </text>
              )}
              {beside[0] && at(beside[0].width) > WORD + 20 && (
                <text x={at(beside[0].start) + 5} y="93">
                  шаг {beside[0].row + 1}: {beside[0].text}
                </text>
              )}
            </g>
          )
        })}
        <path d={up} fill="none" className="ladder-line" />
      </svg>
    </div>
  )
})
