import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { formatDateTimeShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { levelRule } from '@/lib/rating/methodology/levels'
import { interpretationsOf, type Criterion, type Methodology } from '@/lib/rating/methodology/types'
import { getMethodology } from '@/lib/tenancy/queries'

export const metadata: Metadata = { title: pageName('methodology') }

export default async function MethodologyPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant)
  const current = await getMethodology(actor, {})
  const at = `/${tenant}/office`
  if (!current) {
    return (
      <>
        <OfficeTitle path="methodology" />
        <EmptyState title="В этой программе рейтинга нет">
          Её акт не определяет критериев и уровней, поэтому рейтинг не открывается.
        </EmptyState>
      </>
    )
  }
  const { methodology, version, versions, createdAt } = current
  const { timeZone } = actor.tenant
  return (
    <>
      <Breadcrumbs items={[{ label: pageName(''), href: at }, { label: pageName('methodology') }]} />
      <OfficeTitle
        path="methodology"
        says="Как считается рейтинг"
        lead={`${methodology.title}. Оценка – сумма баллов по критериям, умноженных на коэффициенты. При открытии рейтинга методика замораживается: дальнейшие изменения его не касаются.`}
        meta={`Версия ${version} от ${formatDateTimeShort(timeZone, createdAt)}`}
        actions={
          may(actor, 'methodology.setEffort') && (
            <ButtonLink href={`${at}/methodology/effort`} variant="quiet">
              Изменить трудоёмкость
            </ButtonLink>
          )
        }
      />
      <Levels methodology={methodology} at={at} />
      <Section title="Критерии">
        {methodology.criteria.map((criterion) => (
          <CriterionBlock key={criterion.number} criterion={criterion} methodology={methodology} />
        ))}
      </Section>
      <Section title="Версии">
        <DataTable
          caption="Версии методики"
          dense
          rows={versions}
          rowKey={(one) => String(one.version)}
          columns={[
            { key: 'version', header: 'Версия', cell: (one) => one.version, phone: 'title', width: '6rem' },
            { key: 'at', header: 'Действует с', cell: (one) => formatDateTimeShort(timeZone, one.createdAt) },
            { key: 'now', header: 'Состояние', cell: (one) => (one.version === version ? 'нынешняя' : 'прежняя') },
          ]}
        />
        {may(actor, 'audit.read') && (
          <p className="mt-3 text-sm">
            <a href={`${at}/audit`}>Кто и что менял – в журнале действий</a>
          </p>
        )}
      </Section>
    </>
  )
}

function Levels({ methodology, at }: { methodology: Methodology; at: string }) {
  const read = [...interpretationsOf(methodology, 'level'), ...interpretationsOf(methodology, 'total')]
  return (
    <Section title="Уровни">
      <DataTable
        caption="Уровни"
        rows={methodology.levels}
        rowKey={(level) => level.code}
        columns={[
          { key: 'title', header: 'Уровень', phone: 'title', cell: (level) => <b>{level.title}</b> },
          { key: 'rule', header: 'Оценка', cell: (level) => levelRule(level, formatDecimal) },
          {
            key: 'act',
            header: 'В акте',
            cell: (level) => methodology.levelsInAct?.find(({ code }) => code === level.code)?.rule ?? 'так же',
          },
          {
            key: 'validity',
            header: 'Действует',
            cell: (level) =>
              level.validityYears ? `${level.validityYears} год, потом подтверждается` : 'до следующего рейтинга',
          },
        ]}
      />
      {read.length > 0 && (
        <ul className="mt-4 grid max-w-[68ch] gap-2 text-muted">
          {read.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
      <p className="mt-2">
        <a href={`${at}/interpretations`}>Все толкования акта</a>
      </p>
    </Section>
  )
}

function CriterionBlock({ criterion, methodology }: { criterion: Criterion; methodology: Methodology }) {
  return (
    <div className="border-t border-line py-5">
      <h3>
        {criterion.number}. {criterion.title}
      </h3>
      <p className="mt-1 mb-3 text-sm text-muted">
        Коэффициент {formatDecimal(criterion.weight)}
        {criterion.cumulative && ' · ступени складываются: для верхней нужны все нижние'}
        {criterion.evidence && ` · подтверждается: ${criterion.evidence}`}
      </p>
      <DataTable
        caption={`Ответы критерия ${criterion.number}`}
        dense
        rows={criterion.options}
        rowKey={(option) => String(option.score)}
        columns={[
          { key: 'score', header: 'Баллы', numeric: true, width: '5rem', cell: (option) => option.score },
          { key: 'text', header: 'Ответ', phone: 'title', cell: (option) => option.text },
          {
            key: 'effort',
            header: 'Трудоёмкость',
            numeric: true,
            width: '9rem',
            cell: (option) => (option.score === 0 ? '–' : formatDecimal(option.effort ?? '1')),
          },
        ]}
      />
      {interpretationsOf(methodology, `criterion:${criterion.number}`).map(({ id, text }) => (
        <p key={id} className="mt-2 max-w-[68ch] text-muted">
          {text}
        </p>
      ))}
    </div>
  )
}
