import { createThemeAction, retireThemeAction, updateThemeAction } from './action'
import { ActionForm } from '@/components/ui/ActionForm'
import { cx } from '@/components/ui/cx'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { formatNumber } from '@/lib/core/format'
import type { ThemeCount } from '@/lib/feedback/results/text-queries'

type Props = {
  tenant: string
  themes: readonly ThemeCount[]
  chosen: string
  written: number
  threshold: number
  /** The survey's agency: a new theme is its own; of a survey over the programme – the programme's. */
  agencyId: string | null
  can: { theme: boolean }
  link: (theme: string) => string
}

/** Themes by how often they are written about; those under the threshold say so. */
export function ThemeList({ tenant, themes, chosen, written, threshold, agencyId, can, link }: Props) {
  const most = Math.max(1, ...themes.map(({ count }) => count ?? 0))
  return (
    <section className="mb-8">
      <h2 className="mb-3">Темы</h2>
      <ul className="border-t border-line">
        <li className={cx('border-b border-line px-2 py-2', chosen === '' && 'bg-accent-soft')}>
          <a href={link('')} aria-current={chosen === '' ? 'true' : undefined} className="flex justify-between gap-3">
            <span>Все записи</span>
            <b>{formatNumber(written)}</b>
          </a>
        </li>
        {themes.map(({ id, name, count }) => (
          <li key={id} className={cx('border-b border-line px-2 py-2', chosen === id && 'bg-accent-soft')}>
            {count === null ? (
              <span className="flex justify-between gap-3 text-muted">
                <span>{name}</span>
                <span>меньше {threshold}</span>
              </span>
            ) : (
              <a
                href={link(id)}
                aria-current={chosen === id ? 'true' : undefined}
                className="grid grid-cols-[1fr_5rem_2.5rem] items-center gap-3"
              >
                <span>{name}</span>
                <span aria-hidden className="h-2">
                  <span className="block h-2 bg-accent" style={{ width: `${((count / most) * 100).toFixed(1)}%` }} />
                </span>
                <b className="text-right">{formatNumber(count)}</b>
              </a>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-muted">Темы поставлены по словам в любой форме; поправленное рукой сильнее.</p>
      {can.theme && (
        <details className="mt-3">
          <summary className="cursor-pointer text-accent">Править темы</summary>
          <div className="mt-3 space-y-6">
            <ActionForm
              action={createThemeAction}
              tenant={tenant}
              hidden={agencyId ? { agencyId } : {}}
              submitLabel="Добавить тему"
              variant="quiet"
              resetOnDone
            >
              <TextField name="name" label="Новая тема" maxLength={120} autoComplete="off" />
              <TextArea name="words" label="Слова" hint="Через запятую; форма слова не важна" maxLength={2000} />
            </ActionForm>
            {themes
              .filter((theme) => theme.mine)
              .map((theme) => (
                <div key={theme.id} className="border-t border-line pt-3">
                  <ActionForm
                    key={theme.version}
                    action={updateThemeAction}
                    tenant={tenant}
                    hidden={{ id: theme.id, version: theme.version }}
                    submitLabel="Сохранить"
                    variant="quiet"
                    size="s"
                  >
                    <TextField name="name" label="Тема" defaultValue={theme.name} maxLength={120} autoComplete="off" />
                    <TextArea name="words" label="Слова" defaultValue={theme.words.join(', ')} maxLength={2000} />
                  </ActionForm>
                  <ActionForm
                    key={`retire ${theme.version}`}
                    action={retireThemeAction}
                    tenant={tenant}
                    hidden={{ id: theme.id, version: theme.version }}
                    submitLabel="Убрать тему"
                    variant="text"
                    size="s"
                    confirm={{
                      title: `Убрать тему «${theme.name}»?`,
                      text: 'Записи останутся, тему больше не будут предлагать.',
                      confirmLabel: 'Убрать',
                      tone: 'danger',
                    }}
                  />
                </div>
              ))}
          </div>
        </details>
      )}
    </section>
  )
}
