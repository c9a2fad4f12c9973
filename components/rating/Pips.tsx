import { cx } from '@/components/ui/cx'

type Props = {
  value: number
  max: number
  /** Rungs (1…max) which keep a higher one from counting; hatched. */
  gaps?: number[]
  className?: string
}

/** Score of a criterion as small bars: full, missing (hatched), empty. */
export function Pips({ value, max, gaps = [], className }: Props) {
  const missing = gaps.length > 0 ? `, не хватает ступени ${gaps.join(', ')}` : ''
  return (
    <span role="img" aria-label={`${value} из ${max}${missing}`} className={cx('pips', className)}>
      {Array.from({ length: max }, (_, at) => (
        <b key={at} data-state={at < value ? 'on' : gaps.includes(at + 1) ? 'gap' : undefined} />
      ))}
    </span>
  )
}
