import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ForgetDraft } from '@/components/proposals/DraftKeeper'
import { ProposalState } from '@/components/proposals/ProposalState'
import { ActionForm } from '@/components/ui/ActionForm'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { Picture } from '@/components/ui/Picture'
import { Section } from '@/components/ui/Section'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { requireActor } from '@/lib/platform/actor'
import { proposalDraftKey } from '@/lib/proposals/draft'
import { answerUntil, effectText, proposalSign, proposalStatusLabels } from '@/lib/proposals/labels'
import { getProposal } from '@/lib/proposals/queries'
import type { ProposalView } from '@/lib/proposals/view'
import { forgetAuthorAction } from '../move-actions'
import { ProposalDecision } from './ProposalDecision'
import { ProposalProjects } from './ProposalProjects'

export const metadata: Metadata = { title: 'Предложение' }

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ new?: string }> }

export default async function ProposalPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const isNew = (await searchParams).new !== undefined
  const actor = await requireActor(tenant, `/${tenant}/office/proposals/${id}`)
  const proposal = await getProposal(actor, { id })
  const { timeZone, settings } = actor.tenant
  return (
    <>
      {isNew && <ForgetDraft storageKey={proposalDraftKey(tenant)} />}
      <Breadcrumbs
        items={[
          { label: pageName('proposals'), href: `/${tenant}/office/proposals` },
          { label: proposalSign(proposal.number) },
        ]}
      />
      <PageTitle title={proposal.title} kicker={proposal.agencyName} meta={<ProposalState line={proposal} />} />
      {isNew && (
        <Notice tone="ok" className="mb-6" title={`Спасибо! Ваше предложение – ${proposalSign(proposal.number)}`}>
          Вам {answerUntil(proposal.answerDue)} О каждом шаге придёт письмо.
        </Notice>
      )}
      {proposal.status === 'FILED' && proposal.escalatedOn && (
        <Notice tone="danger" className="mb-6" title={`Ответить следовало до ${formatLong(proposal.answerDue)}`}>
          {formatLong(proposal.escalatedOn)} об этом сообщено куратору и уполномоченному органу.
        </Notice>
      )}
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div>
          <Content proposal={proposal} />
          <Answer proposal={proposal} />
          <ProposalProjects tenant={tenant} proposal={proposal} />
        </div>
        <div>
          <ProposalDecision tenant={tenant} proposal={proposal} hourRate={settings.proposals.hourRate} />
        </div>
      </div>
      <History proposal={proposal} timeZone={timeZone} />
      {proposal.can.forgetAuthor && (
        <Section title="Имя автора" level={3}>
          <ActionForm
            action={forgetAuthorAction}
            tenant={tenant}
            hidden={{ id, version: proposal.version }}
            submitLabel="Стереть имя и почту"
            variant="text"
            size="s"
            quiet
            confirm={{
              title: 'Стереть имя и почту автора?',
              text: 'Так поступают, когда автор отозвал согласие. Вернуть их нельзя; предложение останется без имени, письма автору больше не придут.',
              confirmLabel: 'Стереть',
              tone: 'danger',
            }}
          />
        </Section>
      )}
    </>
  )
}

function Content({ proposal }: { proposal: ProposalView }) {
  const { problem, suggestion, place, author, email, filedOn, photos } = proposal
  return (
    <>
      <DefinitionList
        items={[
          { term: 'Что мешает', value: <span className="whitespace-pre-line">{problem}</span> },
          { term: 'Что предложено', value: <span className="whitespace-pre-line">{suggestion}</span> },
          ...(place ? [{ term: 'Где', value: place }] : []),
          {
            term: 'Автор',
            value: (
              <>
                {author}
                {email && (
                  <>
                    {' '}
                    · <a href={`mailto:${email}`}>{email}</a>
                  </>
                )}
              </>
            ),
          },
          { term: 'Подано', value: formatLong(filedOn) },
        ]}
      />
      {photos.length > 0 && (
        <ul aria-label="Снимки" className="mt-4 flex flex-wrap gap-3">
          {photos.map((photo) => (
            <li key={photo.id}>
              <a href={photo.href} download={photo.name} aria-label={`Скачать: ${photo.name}`}>
                <Picture
                  src={photo.href}
                  alt={`${photo.name} к предложению`}
                  loading="lazy"
                  className="max-h-56 rounded-ctl border border-line"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Answer({ proposal }: { proposal: ProposalView }) {
  const { status, answer, answeredOn, answeredBy, responsible, dueOn, doneOn, hours, hourRate, effectBasis } = proposal
  if (status === 'FILED') return null
  const effect = effectText(proposal)
  return (
    <Section title={proposalStatusLabels[status].author}>
      {answer && <p className="mb-4 max-w-[68ch] whitespace-pre-line">{answer}</p>}
      <DefinitionList
        items={[
          ...(answeredOn
            ? [{ term: 'Решение', value: `${formatLong(answeredOn)}${answeredBy ? `, ${answeredBy}` : ''}` }]
            : []),
          ...(responsible ? [{ term: 'Отвечает', value: responsible }] : []),
          ...(dueOn && !doneOn ? [{ term: 'Внедрить до', value: formatLong(dueOn) }] : []),
          ...(doneOn ? [{ term: 'Внедрено', value: formatLong(doneOn) }] : []),
          ...(effect
            ? [
                {
                  term: 'Эффект',
                  value: (
                    <>
                      {effect}
                      {hours && hourRate && <span className="text-muted">, час – по {formatDecimal(hourRate)} ₽</span>}
                    </>
                  ),
                },
              ]
            : []),
          ...(effectBasis
            ? [{ term: 'Как посчитано', value: <span className="whitespace-pre-line">{effectBasis}</span> }]
            : []),
        ]}
      />
    </Section>
  )
}

function History({ proposal, timeZone }: { proposal: ProposalView; timeZone: string }) {
  return (
    <Section title="История">
      <ol className="grid gap-2">
        {[...proposal.history].reverse().map(({ id, from, to, note, by, at }) => (
          <li key={id}>
            <span className="text-muted">
              {formatDateTime(timeZone, at)}, {by}.{' '}
            </span>
            {from === to ? (
              note
            ) : (
              <>
                {proposalStatusLabels[to].author}
                {note && `: ${note}`}
              </>
            )}
          </li>
        ))}
        <li>
          <span className="text-muted">{formatLong(proposal.filedOn)} </span>Предложение подано:{' '}
          {proposal.anonymous ? 'без имени' : proposal.author}
        </li>
      </ol>
    </Section>
  )
}
