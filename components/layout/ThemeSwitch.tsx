'use client'
import { cx } from '@/components/ui/cx'
import { setView, useView } from './use-view'
import { viewOptions } from './view-settings'

/** Light, dark or as the system says. */
export function ThemeSwitch({ className }: { className?: string }) {
  const { theme } = useView()
  return (
    <label className={cx('needs-script inline-flex flex-wrap items-center gap-x-2 gap-y-0.5', className)}>
      <span className="text-muted">Оформление</span>
      <select
        value={theme}
        onChange={(event) => setView({ theme: event.currentTarget.value })}
        className="select rounded-ctl border border-control bg-surface py-1 pr-9 pl-2 text-ink"
      >
        {Object.entries(viewOptions.theme.values).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
