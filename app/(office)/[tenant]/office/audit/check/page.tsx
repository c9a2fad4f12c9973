import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { Progress } from '@/components/ui/Progress'
import { count, formatNumber } from '@/lib/core/format'
import { requireActor, type Actor } from '@/lib/platform/actor'
import { chainFaultTexts } from '@/lib/records/labels'
import { auditOverview, verifyJournal } from '@/lib/records/queries'

export const metadata: Metadata = { title: 'Проверка журнала' }

export default async function AuditCheckPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const at = `/${tenant}/office/audit`
  const actor = await requireActor(tenant, `${at}/check`)
  const overview = await auditOverview(actor, {})
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName(''), href: `/${tenant}/office` },
          { label: pageName('audit'), href: at },
          { label: 'Проверка' },
        ]}
      />
      <PageTitle
        title="Цел ли журнал"
        lead="Каждая запись входит в контрольную сумму следующей. Если кто-то изменил или удалил запись прямо в базе данных, в обход портала, цепочка рвётся, и первая тронутая запись называется здесь."
      />
      <Suspense
        fallback={
          <Progress label={`Пересчитываем: ${count(overview.last?.number ?? 0, 'запись', 'записи', 'записей')}`} />
        }
      >
        <Verdict actor={actor} at={at} />
      </Suspense>
    </>
  )
}

async function Verdict({ actor, at }: { actor: Actor; at: string }) {
  const state = await verifyJournal(actor)
  const again = (
    <ButtonLink href={`${at}/check`} variant="quiet">
      Проверить ещё раз
    </ButtonLink>
  )
  if (!state.ok) {
    const { number, recordId, what } = state.fault
    return (
      <Notice tone="danger" title={`Журнал нарушен. ${chainFaultTexts[what]}`} action={again}>
        <p>
          Первая нарушенная запись:{' '}
          {what === 'MISSING' ? (
            <span className="wrap-anywhere">{recordId}</span>
          ) : (
            <a href={`${at}/${recordId}`} className="wrap-anywhere">
              {recordId}
            </a>
          )}
          {number !== null && `, печать № ${number}`}. До неё целы {count(state.sealed, 'запись', 'записи', 'записей')}.
        </p>
        <p className="mt-2">
          Не меняйте ничего в базе данных, сохраните её копию и сообщите ответственному за защиту информации.
        </p>
      </Notice>
    )
  }
  return (
    <>
      <Notice tone="ok" title="Журнал цел" action={again}>
        Все запечатанные записи совпадают со своими контрольными суммами.
      </Notice>
      <div className="mt-6">
        <DefinitionList
          items={[
            { term: 'Запечатано записей', value: formatNumber(state.sealed) },
            { term: 'Ждут печати', value: formatNumber(state.pending) },
            {
              term: 'Последняя контрольная сумма',
              value: (
                <>
                  <span className="font-mono text-sm wrap-anywhere">{state.head}</span>
                  <span className="block text-sm text-muted">
                    Сохраните её вместе с числом записей вне портала: по ним потом видно, что конец журнала не отрезан.
                  </span>
                </>
              ),
            },
          ]}
        />
      </div>
    </>
  )
}
