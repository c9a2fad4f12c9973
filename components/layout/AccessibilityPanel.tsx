'use client'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { setView, usePanel, useView } from './use-view'
import { defaultView, isAdjusted, viewOptions, type ViewKey } from './view-settings'

const panelId = 'view-settings'

/** «Версия для слабовидящих»: opens the panel below the header. */
export function AccessibilityButton({ className }: { className?: string }) {
  const [open, setOpen] = usePanel()
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={panelId}
      onClick={() => setOpen(!open)}
      className={cx('needs-script text-left underline decoration-dotted underline-offset-3', className)}
    >
      Версия для слабовидящих
    </button>
  )
}

const groups: { key: ViewKey; legend: string }[] = [
  { key: 'size', legend: 'Размер текста' },
  { key: 'contrast', legend: 'Цвета' },
  { key: 'spacing', legend: 'Интервалы' },
  { key: 'images', legend: 'Изображения' },
  { key: 'theme', legend: 'Оформление' },
]

/** Made only when it is opened: every page carries the panel. */
function Settings({ close }: { close: () => void }) {
  const view = useView()
  return (
    <>
      <div className="flex items-start justify-between gap-4">
        <h2 id={`${panelId}-title`} className="min-w-0">
          Как показывать портал
        </h2>
        <button type="button" onClick={close} className="-m-2 p-2 leading-none" aria-label="Закрыть настройки">
          ✕
        </button>
      </div>
      <div className="mt-4 flex flex-wrap gap-x-8 gap-y-4">
        {groups.map(({ key, legend }) => (
          <fieldset key={key} className="min-w-0">
            <legend className="mb-1.5 text-sm text-muted">{legend}</legend>
            <div className="flex flex-wrap gap-2">
              {/* Integer-like keys would be reordered to the front; no group mixes them with words. */}
              {Object.entries(viewOptions[key].values).map(([value, label]) => (
                <label key={value} className="choice-chip">
                  <input
                    type="radio"
                    name={`view-${key}`}
                    value={value}
                    checked={view[key] === value}
                    onChange={() => setView({ [key]: value })}
                  />
                  <span>{label}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <p aria-live="polite" className="mt-4 text-sm text-muted">
        {isAdjusted(view) ? 'Настройки сохранены в этом браузере. ' : 'Настройки сохраняются в этом браузере. '}
        <Button variant="text" size="s" onClick={() => setView(defaultView)}>
          Вернуть обычный вид
        </Button>
      </p>
    </>
  )
}

/** Not a dialog: the page stays in view, so that each choice is seen at once. Stands once under the header. */
export function AccessibilityPanel() {
  const [open, setOpen] = usePanel()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (open) box.current?.focus()
  }, [open])
  return (
    <section
      ref={box}
      id={panelId}
      tabIndex={-1}
      hidden={!open}
      aria-labelledby={`${panelId}-title`}
      className="border-b border-line bg-surface px-4 py-5 sm:px-6 print:hidden"
    >
      {open && <Settings close={() => setOpen(false)} />}
    </section>
  )
}
