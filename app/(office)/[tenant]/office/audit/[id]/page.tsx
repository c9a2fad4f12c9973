import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { formatDateTime } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { operationLabel, subjectLabel } from '@/lib/records/labels'
import { getAuditRecord } from '@/lib/records/queries'
import { differences } from '@/lib/records/rules'
import { ChangeTable } from './ChangeTable'

export const metadata: Metadata = { title: 'Запись журнала' }

export default async function AuditRecordPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/audit`)
  const record = await getAuditRecord(actor, { id })
  const { timeZone } = actor.tenant
  const at = `/${tenant}/office/audit`
  const values = differences(record.before ?? undefined, record.after ?? undefined)
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName(''), href: `/${tenant}/office` },
          { label: pageName('audit'), href: at },
          { label: 'Запись' },
        ]}
      />
      <PageTitle
        title={operationLabel(record.operation)}
        kicker={formatDateTime(timeZone, record.at)}
        lead={record.personName}
      />
      <DefinitionList
        items={[
          {
            term: 'С чем',
            value: (
              <>
                {subjectLabel(record.subjectType)}{' '}
                <span className="text-sm text-muted wrap-anywhere">{record.subjectId}</span>
              </>
            ),
          },
          ...(record.agencyName ? [{ term: 'Участник', value: record.agencyName }] : []),
          {
            term: 'Печать',
            value: record.seal ? (
              <>
                № {record.seal.number}, {formatDateTime(timeZone, record.seal.sealedAt)}{' '}
                <span className="block font-mono text-sm text-muted wrap-anywhere">{record.seal.hash}</span>
              </>
            ) : (
              'Ждёт: печати ставятся каждые несколько секунд'
            ),
          },
          {
            term: 'Номер обращения',
            value: <span className="text-sm text-muted wrap-anywhere">{record.requestId}</span>,
          },
        ]}
      />
      {record.sameSubject > 1 && (
        <p className="mt-4">
          <a href={`${at}?subject=${record.subjectId}`}>
            Все действия с этой записью: {count(record.sameSubject, 'действие', 'действия', 'действий')}
          </a>
        </p>
      )}
      <Section title={values.length > 0 ? 'Что было и что стало' : 'Значения не менялись'} rule>
        {values.length > 0 && <ChangeTable operation={record.operation} values={values} timeZone={timeZone} />}
      </Section>
    </>
  )
}
