import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { TypicalFields } from '@/components/processes/TypicalFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { EmptyState } from '@/components/ui/EmptyState'
import { ListTable } from '@/components/ui/ListTable'
import { Section } from '@/components/ui/Section'
import { may } from '@/lib/access'
import { formatShort } from '@/lib/core/dates'
import { formatNumber } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { listTypical, type TypicalLine } from '@/lib/processes/registry/typical-queries'
import { createTypicalAction } from './action'

export const metadata: Metadata = { title: pageName('processes/typical') }

export default async function TypicalPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const at = `/${tenant}/office/processes/typical`
  const actor = await requireActor(tenant, at)
  const lines = await listTypical(actor, {})
  const edits = may(actor, 'typical.edit')
  const { processes: settings } = actor.tenant.settings
  const titles = new Map(settings.groups.map(({ key, title }) => [key, title]))
  const active = lines.filter(({ retiredOn }) => retiredOn === null)
  const retired = lines.filter(({ retiredOn }) => retiredOn !== null)
  const table = (caption: string, rows: readonly TypicalLine[]) => (
    <ListTable
      caption={caption}
      columns={[
        { key: 'code', header: 'Код', width: '7rem', phone: 'bare' },
        { key: 'name', header: 'Процесс', phone: 'title' },
        { key: 'group', header: 'Группа', width: '14rem' },
        { key: 'agencies', header: 'Органов', width: '10rem' },
      ]}
      rows={rows.map(({ id, code, name, note, group, agencies, retiredOn }) => ({
        key: id,
        cells: [
          code,
          {
            text: name,
            href: edits ? `${at}/${id}` : undefined,
            notes: [...(note ? [note] : []), ...(retiredOn ? [`исключён ${formatShort(retiredOn)}`] : [])],
          },
          titles.get(group) ?? null,
          agencies > 0 ? formatNumber(agencies) : null,
        ],
      }))}
    />
  )
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: `/${tenant}/office/processes` },
          { label: pageName('processes/typical') },
        ]}
      />
      <OfficeTitle
        path="processes/typical"
        lead="Процессы, которые есть у большинства органов. Перечень ведёт процессный офис; орган видит, чего в его реестре не хватает, и добавляет одним нажатием."
      />
      {active.length > 0 ? (
        table('Типовые процессы', active)
      ) : (
        <EmptyState title="Перечень пока пуст">
          {edits ? 'Добавьте первый процесс.' : 'Его составляет процессный офис.'}
        </EmptyState>
      )}
      {edits && (
        <Section title="Добавить процесс" rule className="max-w-[52rem]">
          <ActionForm action={createTypicalAction} tenant={tenant} submitLabel="Добавить" resetOnDone quiet>
            <TypicalFields settings={settings} />
          </ActionForm>
        </Section>
      )}
      {retired.length > 0 && <Section title="Исключены">{table('Исключённые типовые процессы', retired)}</Section>}
    </>
  )
}
