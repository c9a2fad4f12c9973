'use client'
import { accentVariables, contrast } from '@/components/layout/accent'
import { controlClass, Labelled } from '@/components/ui/Field'
import { useField } from '@/components/ui/form-context'
import { useStarted } from '@/components/ui/use-start'

/**
 * The tenant's colour with what becomes of it on paper and in the dark: unreadable colours are shifted, and said so.
 */
export function AccentField({ defaultValue }: { defaultValue: string }) {
  const field = useField('accent')
  const [color, setColor] = useStarted(field.typed ?? defaultValue)
  const { light, dark } = accentVariables(color)
  const kept = light.accent.toLowerCase() === color.toLowerCase()
  return (
    <Labelled {...field} label="Цвет" hint="Кнопки, ссылки и отметки. Портал сам подберёт оттенок, который читается.">
      <div className="flex flex-wrap items-center gap-3">
        <input
          type="color"
          id={field.id}
          name="accent"
          value={color}
          onChange={(event) => setColor(event.currentTarget.value)}
          className={controlClass(field.error, 'h-10 max-w-20 p-1')}
          aria-describedby={`${field.id}-sample`}
        />
        <span className="font-mono text-sm">{color}</span>
      </div>
      <div id={`${field.id}-sample`} className="mt-3 grid gap-3 sm:grid-cols-2">
        {(
          [
            ['На светлом', light, '#fbfaf7', '#15202b'],
            ['На тёмном', dark, '#0f151b', '#e9eef3'],
          ] as const
        ).map(([name, scheme, paper, ink]) => (
          <div key={name} className="rounded-card border border-line p-4" style={{ background: paper, color: ink }}>
            <p className="mb-2 text-sm">
              {name}: контраст {contrast(scheme.accent, paper).toFixed(1).replace('.', ',')} : 1
            </p>
            <span
              className="mr-3 inline-block rounded-ctl px-3 py-1.5 font-semibold"
              style={{ background: scheme.accent, color: scheme.accentInk }}
            >
              Кнопка
            </span>
            <span className="underline underline-offset-3" style={{ color: scheme.accent }}>
              ссылка
            </span>
            <span
              className="ml-3 inline-block rounded-ctl px-2 py-1"
              style={{ background: scheme.accentSoft, color: scheme.accent }}
            >
              выбрано
            </span>
          </div>
        ))}
      </div>
      <p aria-live="polite" className="mt-2 text-sm text-muted">
        {kept
          ? 'Цвет читается на светлом фоне как есть.'
          : `На светлом фоне цвет слишком бледный: портал возьмёт оттенок ${light.accent}.`}
      </p>
    </Labelled>
  )
}
