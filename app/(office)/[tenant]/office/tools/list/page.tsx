import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { requireActor } from '@/lib/platform/actor'
import { getToolList } from '@/lib/tools/queries'
import { retireToolAction, saveToolAction } from '../action'

export const metadata: Metadata = { title: 'Перечень инструментов' }

type Props = { params: Promise<{ tenant: string }> }

export default async function ToolListPage({ params }: Props) {
  const { tenant } = await params
  const at = `/${tenant}/office/tools`
  const actor = await requireActor(tenant, `${at}/list`)
  const { tools, canList } = await getToolList(actor, {})
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('tools'), href: at }, { label: 'Перечень' }]} />
      <PageTitle
        title="Перечень инструментов"
        lead="По этим инструментам органы отмечают уровень применения. Переименованный и исключённый инструмент сохраняет историю."
      />
      {tools.length === 0 && <EmptyState title="Перечень пуст">Добавьте первый инструмент.</EmptyState>}
      <ol className="grid max-w-[52rem] gap-3">
        {tools.map((tool, i) => (
          <li key={tool.key} className="border-t border-line pt-3">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <b className="font-semibold">
                {i + 1}. {tool.title}
              </b>
              <span className="text-sm text-muted">
                {tool.retired ? 'исключён' : tool.fromAct ? 'из акта' : 'добавлен уполномоченным органом'}
              </span>
            </p>
            {tool.hint && <p className="text-sm text-muted">{tool.hint}</p>}
            {canList && (
              <details className="mt-1">
                <summary className="cursor-pointer text-sm text-accent">
                  Изменить<span className="sr-only">: {tool.title}</span>
                </summary>
                <div className="my-3 grid gap-4">
                  <ActionForm
                    action={saveToolAction}
                    tenant={tenant}
                    hidden={{ key: tool.key, version: tool.version }}
                    submitLabel="Сохранить"
                  >
                    <TextField name="title" label="Название" defaultValue={tool.title} />
                    <TextArea
                      name="hint"
                      label="Что считается применением"
                      optional
                      rows={2}
                      defaultValue={tool.hint}
                    />
                  </ActionForm>
                  <ActionForm
                    action={retireToolAction}
                    tenant={tenant}
                    hidden={{ key: tool.key, version: tool.version }}
                    submitLabel={tool.retired ? 'Вернуть в перечень' : 'Исключить из перечня'}
                    variant="quiet"
                    size="s"
                    quiet
                  />
                </div>
              </details>
            )}
          </li>
        ))}
      </ol>
      {canList && (
        <Section title="Добавить инструмент" rule>
          <div className="max-w-[40rem]">
            <ActionForm
              action={saveToolAction}
              tenant={tenant}
              hidden={{ key: '', version: 0 }}
              submitLabel="Добавить"
              resetOnDone
            >
              <TextField name="title" label="Название" />
              <TextArea name="hint" label="Что считается применением" optional rows={2} />
            </ActionForm>
          </div>
        </Section>
      )}
    </>
  )
}
