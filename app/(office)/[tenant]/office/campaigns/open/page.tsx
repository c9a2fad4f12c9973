import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { formatDateTime } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { getCampaignOpening } from '@/lib/rating/campaign/queries'
import type { InterpretationSubject } from '@/lib/rating/methodology/types'
import { maximumTotal } from '@/lib/rating/methodology/score'
import { OpenCampaignForm } from './OpenCampaignForm'
import { openCampaignAction } from './action'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { levelRuleText, levelSign, subjectLabel } from '@/lib/rating/methodology/labels'

type Props = { params: Promise<{ tenant: string }> }

export const metadata: Metadata = { title: 'Открыть кампанию' }

/** What opening would do, before it is done: dates, methodology, participants. */
export default async function OpenCampaignPage({ params }: Props) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/campaigns/open`)
  const opening = await getCampaignOpening(actor, undefined)
  const { methodology, participants, problems } = opening
  const total = participants.reduce((sum, { count: of }) => sum + of, 0)
  return (
    <div className="max-w-3xl">
      <Breadcrumbs
        items={[{ label: pageName('campaigns'), href: `/${tenant}/office/campaigns` }, { label: 'Новый год' }]}
      />
      <PageTitle
        title="Открыть рейтинг за год"
        lead="Методика и толкования застынут в том виде, в каком они сейчас. Сроки можно будет переносить, участников – добавлять."
      />
      {problems.length > 0 && (
        <Notice tone="danger" title="Открыть кампанию нельзя">
          <ul className="mt-1 list-disc pl-5">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      {problems.length === 0 && total === 0 && (
        <Notice tone="warn" title="Нет действующих участников">
          Сначала добавьте органы и организации.
        </Notice>
      )}
      {methodology && total > 0 && (
        <OpenCampaignForm
          action={openCampaignAction}
          tenant={tenant}
          years={opening.years}
          suggestedYear={opening.suggestedYear}
          today={opening.today}
          participants={total}
        />
      )}
      <Section title={count(total, 'участник', 'участника', 'участников')} rule>
        <DefinitionList
          items={participants.map(({ kind, count: of }) => ({ key: kind, term: agencyKindLabel(kind), value: of }))}
        />
      </Section>
      {methodology && (
        <Section title="Методика, которая застынет" lead={`${methodology.title}. Версия ${methodology.version}.`} rule>
          <DefinitionList
            items={methodology.maximum.criteria.map((criterion) => ({
              key: String(criterion.number),
              term: `${criterion.number}. ${criterion.shortTitle ?? criterion.title}`,
              value: `коэффициент ${formatDecimal(criterion.weight)}, баллы ${criterion.options.map(({ score }) => score).join(', ')}${criterion.cumulative ? ', ступени складываются' : ''}`,
            }))}
          />
          <p className="mt-4">
            Наибольшая оценка – {formatDecimal(maximumTotal(methodology.maximum))}.{' '}
            {methodology.maximum.levels
              .map(
                (level) =>
                  `${levelSign(methodology.maximum, level.code).glyph} ${level.title} – ${levelRuleText(level)}`,
              )
              .join('; ')}
            .
          </p>
          <h3 className="mt-6 mb-2">Как прочитан акт</h3>
          <ul className="grid gap-2.5">
            {methodology.interpretations.map((ruling) => (
              <li key={ruling.key} className="border-l-2 border-line-strong pl-3">
                <span className="text-sm text-muted">
                  {subjectLabel(ruling.subject as InterpretationSubject)}
                  {ruling.ruledBy && ` · ${ruling.ruledBy}`}
                  {ruling.ruledAt && `, ${formatDateTime(opening.timeZone, new Date(ruling.ruledAt))}`}
                </span>
                <span className="block">{ruling.text}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}
