import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { DataTable } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatNumber } from '@/lib/core/format'
import { sameName } from '@/lib/core/same-name'
import { requireActor } from '@/lib/platform/actor'
import { partyText, type Entry } from '@/lib/processes/registry/entry'
import { processKindLabels } from '@/lib/processes/registry/labels'
import { getPair } from '@/lib/processes/registry/pair-queries'
import { tellApartAction } from '../registry/[agencyId]/action'

export const metadata: Metadata = { title: 'Сравнение процессов' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ a?: string; b?: string }> }

export default async function ComparePage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { a = '', b = '' } = await searchParams
  const office = `/${tenant}/office/processes`
  const actor = await requireActor(tenant, `${office}/compare`)
  const pair = await getPair(actor, { aId: a, bId: b })
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('processes'), href: office }, { label: 'Сравнение' }]} />
      <PageTitle
        title="Один и тот же процесс?"
        lead="Портал предлагает пары по словам названия, входов и результатов. Решают люди: можно договориться об общем порядке или отметить, что процессы разные."
      />
      <DataTable
        caption="Два процесса рядом"
        columns={[
          { key: 'field', header: 'Что', width: '14rem', phone: 'title', cell: ({ label }) => label },
          { key: 'a', header: `${pair.a.code}, ${pair.a.owner.agency}`, phone: 'wide', cell: (row) => valueOf(row.a) },
          { key: 'b', header: `${pair.b.code}, ${pair.b.owner.agency}`, phone: 'wide', cell: (row) => valueOf(row.b) },
          {
            key: 'same',
            header: 'Совпадает',
            width: '8rem',
            phone: 'bare',
            cell: ({ same }) =>
              same ? <StatusMark kind="ok">да</StatusMark> : <StatusMark kind="none">нет</StatusMark>,
          },
        ]}
        rows={rowsOf(pair.a, pair.b)}
        rowKey={({ label }) => label}
      />
      {pair.canTellApart && (
        <div className="mt-6">
          <ActionForm
            action={tellApartAction}
            tenant={tenant}
            hidden={{ aId: a, bId: b }}
            submitLabel="Это разные процессы"
            variant="quiet"
          />
        </div>
      )}
    </>
  )
}

type Row = { label: string; a: string[]; b: string[]; same: boolean }

const valueOf = (lines: readonly string[]): ReactNode =>
  lines.length === 0 ? (
    <span className="text-muted">–</span>
  ) : (
    lines.map((one) => (
      <span key={one} className="block">
        {one}
      </span>
    ))
  )

const fields: readonly [label: string, of: (entry: Entry) => string[]][] = [
  ['Название', ({ name }) => [name]],
  ['Владелец', ({ owner }) => [partyText(owner)]],
  ['Вид', ({ kind }) => [processKindLabels[kind]]],
  ['Группа', ({ groupTitle }) => [groupTitle]],
  ['Входы', ({ inputs }) => inputs],
  ['Результаты', ({ outputs }) => outputs],
  ['Потребители', ({ consumers }) => consumers.map(({ name }) => name)],
  ['Регламенты', ({ regulations }) => regulations],
  ['Информационные системы', ({ systems }) => systems],
  ['Раз в год', ({ runsPerYear }) => (runsPerYear === null ? [] : [formatNumber(runsPerYear)])],
]

const rowsOf = (a: Entry, b: Entry): Row[] =>
  fields.map(([label, of]) => {
    const [left, right] = [of(a).filter(Boolean), of(b).filter(Boolean)]
    const words = (all: string[]): string => all.map(sameName).sort().join('\n')
    return { label, a: left, b: right, same: left.length > 0 && words(left) === words(right) }
  })
