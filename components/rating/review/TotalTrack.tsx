import { LevelBadge } from '@/components/rating/LevelBadge'
import { ScoreTrack } from '@/components/rating/ScoreTrack'
import { formatDecimal } from '@/lib/core/decimal'
import { thresholds } from '@/lib/rating/methodology/levels'
import type { Methodology } from '@/lib/rating/methodology/types'
import { maximumTotal } from '@/lib/rating/methodology/score'
import { levelSign } from '@/lib/rating/methodology/labels'

type Total = { total: string; level: string }

/** A level by its code, as the methodology names and colours it. */
export function LevelOf({ methodology, level, size }: { methodology: Methodology; level: string; size?: 'sm' | 'md' }) {
  const { tone, glyph, title } = levelSign(methodology, level)
  return <LevelBadge tone={tone} glyph={glyph} name={title} size={size} />
}

/** A total on the scale of the methodology. */
export function TotalTrack({
  methodology,
  total,
  level,
  size,
}: Total & { methodology: Methodology; size?: 'sm' | 'lg' }) {
  const { tone, title } = levelSign(methodology, level)
  return (
    <ScoreTrack
      value={Number(total)}
      max={Number(maximumTotal(methodology))}
      tone={tone}
      levelName={title}
      size={size}
      thresholds={thresholds(methodology).map(({ value, above }) => ({
        at: Number(value),
        label: levelSign(methodology, above).title,
      }))}
    />
  )
}

/** One of the three totals with its caption: «Самооценка 11,7». */
export function TotalFigure({
  label,
  value,
  methodology,
  note,
}: {
  label: string
  value: Total | null
  methodology: Methodology
  note?: string
}) {
  return (
    <div>
      <p className="text-sm text-muted">{label}</p>
      <p className="text-3xl leading-[1.1] font-semibold tracking-tight">{value ? formatDecimal(value.total) : '–'}</p>
      {value && (
        <p className="mt-1">
          <LevelOf methodology={methodology} level={value.level} />
        </p>
      )}
      {note && <p className="mt-1 text-sm text-muted">{note}</p>}
    </div>
  )
}
