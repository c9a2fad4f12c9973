import { cx } from './cx'

type Props = {
  label: string
  /** 0…max; without it the work has no known end. */
  value?: number
  max?: number
  /** What is said instead of per cent: «3 из 12 файлов». */
  text?: string
  hideLabel?: boolean
}

export function Progress({ label, value, max = 100, text, hideLabel }: Props) {
  const part = value === undefined ? undefined : max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div>
      <div className={cx('mb-1 flex justify-between gap-3 text-dense', hideLabel && 'sr-only')}>
        <span>{label}</span>
        <span className="text-muted">{text ?? (part === undefined ? '' : `${Math.round(part * 100)}\u00a0%`)}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
        className="progress"
        data-endless={part === undefined || undefined}
      >
        <i style={{ width: part === undefined ? undefined : `${part * 100}%` }} />
      </div>
    </div>
  )
}

type BarProps = { value: number; target?: number; max: number; label: string; tone?: 'accent' | 'danger' | 'ok' }

/** A value against its target (the tick): «8,9 % при цели 10 %». Position is value/max. */
export function TargetBar({ value, target, max, label, tone = 'accent' }: BarProps) {
  const at = (n: number) => `${max > 0 ? Math.min(100, Math.max(0, (n / max) * 100)) : 0}%`
  return (
    <span role="img" aria-label={label} className="target-bar" data-tone={tone}>
      <i style={{ width: at(value) }} />
      {target !== undefined && <u style={{ left: at(target) }} />}
    </span>
  )
}
