import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { NumberStrip, Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { may } from '@/lib/access'
import { sideLabels } from '@/lib/feedback/clients/labels'
import { situationStatusLabels } from '@/lib/feedback/situation/labels'
import { getSituationForm, type SituationView } from '@/lib/feedback/situation/queries'
import { MARK_MAX } from '@/lib/feedback/situation/rank'
import { figureLabels, figures } from '@/lib/feedback/situation/stage'
import { todayOf } from '@/lib/platform/actor'
import { TiedProblems } from '../../TiedProblems'
import { Decisions } from './Decisions'
import { loadSituation } from './load'
import { Journeys, ScenarioPart, Services, Sources } from './Parts'
import { Plan } from './Plan'

export const metadata: Metadata = { title: 'Жизненная ситуация' }

export default async function SituationPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const { actor, situation, at, base } = await loadSituation(tenant, id, '')
  const { roadmaps } = await getSituationForm(actor, {})
  const { title, about, lead, side, status, can, journeys } = situation
  const { decisionBody, criteria } = actor.tenant.settings.feedback
  const { short, mark } = situationStatusLabels[status]
  const [first] = journeys
  const part = { tenant, at, situation }
  return (
    <>
      <Breadcrumbs items={[{ label: 'Жизненные ситуации', href: base }, { label: title }]} />
      <PageTitle
        title={title}
        kicker={`${lead ?? 'Уполномоченный орган'} · ${sideLabels[side]}`}
        meta={<StatusMark kind={mark}>{short}</StatusMark>}
        actions={
          <>
            {(status === 'CHOSEN' || status === 'CLOSED') && (
              <ButtonLink href={`${at}/report`} variant="quiet">
                Отчёт
              </ButtonLink>
            )}
            {can.edit && (
              <ButtonLink href={`${at}/edit`} variant="quiet">
                Изменить
              </ButtonLink>
            )}
            {first && <ButtonLink href={`${at}/journey`}>Карта пути</ButtonLink>}
          </>
        }
        lead={about && <span className="whitespace-pre-line">{about}</span>}
      />
      {first && first.stages > 0 && (
        <NumberStrip
          label="Сейчас и цель"
          items={figures.map((figure) => ({
            key: figure,
            value: `${first.totals[figure].now} → ${first.totals[figure].target}`,
            label: figureLabels[figure].toLowerCase(),
            note: first.who,
            href: `${at}/journey`,
          }))}
        />
      )}
      <div className="grid gap-x-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <Journeys {...part} />
          <Services {...part} />
          <ScenarioPart {...part} />
          <Sources {...part} />
          <TiedProblems tenant={tenant} actor={actor} to={{ situationId: id }} />
        </div>
        <div className="min-w-0">
          <Decisions tenant={tenant} situation={situation} body={decisionBody} today={todayOf(actor)} />
          <Plan tenant={tenant} situation={situation} roadmaps={roadmaps} creates={may(actor, 'roadmap.create')} />
          <Marks at={at} situation={situation} criteria={criteria} />
        </div>
      </div>
    </>
  )
}

type MarksProps = {
  at: string
  situation: SituationView
  criteria: readonly { key: string; title: string; weight: number }[]
}

function Marks({ at, situation: { marks, rank, can }, criteria }: MarksProps) {
  return (
    <Section
      title={rank.score === null ? `Оценки: ${rank.given} из ${rank.of}` : `Оценка: ${rank.score} из 100`}
      rule
      actions={
        can.rank && (
          <ButtonLink href={`${at}/rank`} variant="quiet" size="s">
            Оценить
          </ButtonLink>
        )
      }
    >
      <dl className="grid gap-2 text-dense">
        {criteria.map(({ key, title, weight }) => (
          <div key={key}>
            <dt className="text-muted">
              {title}, вес {weight}
            </dt>
            <dd>
              {marks[key] ? (
                <>
                  <b>
                    {marks[key].mark} из {MARK_MAX}
                  </b>
                  {marks[key].why && ` – ${marks[key].why}`}
                </>
              ) : (
                '–'
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
