import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { conditionsOf } from '@/components/projects/conditions'
import { ActionForm } from '@/components/ui/ActionForm'
import { DialogButton } from '@/components/ui/Dialog'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { requireActor } from '@/lib/platform/actor'
import { projectStatusLabels } from '@/lib/projects/state/labels'
import { projectQuery, readProjectFilter } from '@/lib/projects/list/filter'
import { listViews, projectChoices, type ProjectChoices } from '@/lib/projects/list/queries'
import { removeViewAction, renameViewAction, saveViewAction } from './action'

export const metadata: Metadata = { title: 'Виды списка проектов' }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** A view's conditions in words. */
function wordsOf(query: string, { agencies, portfolios }: ProjectChoices): string {
  const filter = readProjectFilter(Object.fromEntries(new URLSearchParams(query)))
  const names = {
    agency: agencies.find(({ id }) => id === filter.agency)?.name ?? null,
    portfolio: portfolios.find(({ id }) => id === filter.portfolio)?.title ?? null,
  }
  const words = [
    ...(filter.status ? [`Состояние: ${projectStatusLabels[filter.status].short}`] : []),
    ...conditionsOf(filter, names).map(({ label }) => label),
  ]
  return words.join(' · ') || 'Все проекты'
}

export default async function ProjectViewsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const here = projectQuery(readProjectFilter(await searchParams))
  const base = `/${tenant}/office/projects`
  const actor = await requireActor(tenant, `${base}/views`)
  const [views, choices] = await Promise.all([listViews(actor, {}), projectChoices(actor, {})])
  const at = (query: string) => (query ? `${base}?${query}` : base)
  const saved = views.find(({ query }) => query === here)
  return (
    <>
      <Breadcrumbs items={[{ label: 'Проекты', href: at(here) }, { label: 'Виды списка' }]} />
      <PageTitle
        title="Виды списка"
        lead="Вид – это условия, порядок и столбцы списка под одним названием. Виды видны только вам."
      />
      {here !== '' && !saved && (
        <Section title="Сохранить то, что сейчас на экране">
          <p className="mb-4 text-muted">{wordsOf(here, choices)}</p>
          <ActionForm
            action={saveViewAction}
            tenant={tenant}
            hidden={{ list: 'projects', query: here }}
            submitLabel="Сохранить вид"
            className="max-w-[36rem]"
          >
            <TextField
              name="name"
              label="Название вида"
              hint="Например: «Просроченные в образовании». Вид с таким же названием заменится."
              maxLength={60}
              autoComplete="off"
            />
          </ActionForm>
        </Section>
      )}
      <Section title="Сохранённые виды">
        {views.length === 0 ? (
          <EmptyState title="Видов пока нет">
            Настройте список проектов – условия, порядок, столбцы – и нажмите «Сохранить вид».
          </EmptyState>
        ) : (
          <ul>
            {views.map(({ id, name, query }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3">
                <span>
                  <a href={at(query)} className="font-medium">
                    {name}
                  </a>
                  <span className="block text-sm text-muted">{wordsOf(query, choices)}</span>
                </span>
                <span className="flex flex-wrap gap-2">
                  <DialogButton label="Переименовать" title="Новое название вида" variant="quiet" size="s">
                    <ActionForm action={renameViewAction} tenant={tenant} hidden={{ id }} submitLabel="Сохранить">
                      <TextField
                        name="name"
                        label="Название вида"
                        defaultValue={name}
                        maxLength={60}
                        autoComplete="off"
                      />
                    </ActionForm>
                  </DialogButton>
                  <ActionForm
                    action={removeViewAction}
                    tenant={tenant}
                    hidden={{ id }}
                    submitLabel="Удалить"
                    variant="quiet"
                    size="s"
                    quiet
                    confirm={{
                      title: `Удалить вид «${name}»?`,
                      text: 'Проекты останутся на месте.',
                      confirmLabel: 'Удалить',
                      tone: 'danger',
                    }}
                  />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
