import { cx } from '@/components/ui/cx'
import { formatScore } from './format-score'
import { toneText, toneVariable } from './tones'
import type { LevelTone, Threshold } from './types'

type Props = {
  value: number
  max: number
  thresholds: Threshold[]
  tone: LevelTone
  /** Name of the level reached, for the spoken description. */
  levelName?: string
  /** Where the next step would bring the dot. */
  ghost?: { value: number; tone: LevelTone }
  size?: 'sm' | 'lg'
  /** The ground it is drawn on: the dot's ring takes its colour. */
  on?: 'paper' | 'surface'
  className?: string
}

/**
 * The score on its scale with the levels' thresholds; the same sign in a table row, on an agency's page and on the
 * certificate.
 */
export function ScoreTrack({
  value,
  max,
  thresholds,
  tone,
  levelName,
  ghost,
  size = 'sm',
  on = 'paper',
  className,
}: Props) {
  const at = (score: number) => `${Math.min(100, Math.max(0, (score / max) * 100))}%`
  const spoken = [
    `${formatScore(value)} из ${formatScore(max)}${levelName ? `, уровень «${levelName}»` : ''}`,
    thresholds.length > 0
      ? `пороги: ${thresholds.map((one) => `${formatScore(one.at)} – «${one.label}»`).join(', ')}`
      : null,
    ghost ? `следующий шаг даст ${formatScore(ghost.value)}` : null,
  ]
    .filter(Boolean)
    .join('; ')
  return (
    <div
      role="img"
      aria-label={spoken}
      data-size={size}
      data-on={on}
      className={cx('score-track', toneText[tone], className)}
    >
      <i className="score-track-rail" />
      <i className="score-track-fill" style={{ width: at(value) }} />
      {thresholds.map((one) => (
        <u key={one.at} style={{ left: at(one.at) }} />
      ))}
      {ghost && <em style={{ left: at(ghost.value), borderColor: toneVariable[ghost.tone] }} />}
      <s style={{ left: at(value) }} />
      {size === 'lg' &&
        thresholds.map((one) => (
          <span key={`t${one.at}`} className="score-track-number" style={{ left: at(one.at) }}>
            {formatScore(one.at)}
          </span>
        ))}
    </div>
  )
}
