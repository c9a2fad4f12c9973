import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ForgetDraft } from '@/components/proposals/DraftKeeper'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { CopyButton } from '@/components/ui/PageButtons'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong } from '@/lib/core/dates'
import { publicUrl } from '@/lib/platform/public-url'
import { proposalDraftKey } from '@/lib/proposals/draft'
import { answerUntil, effectText, proposalSign, proposalStatusLabels } from '@/lib/proposals/labels'
import { followProposal } from '@/lib/proposals/public'
import type { FollowedProposal } from '@/lib/proposals/view'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { clientAddress } from '@/lib/platform/visit'

export const dynamic = 'force-dynamic'
// The address is the author's secret: it is told to nobody.
export const metadata: Metadata = {
  title: 'Ваше предложение',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
}

type Props = { params: Promise<{ tenant: string; code: string }>; searchParams: Promise<{ new?: string }> }

/** What became of a proposal, for its author, without an account. */
export default async function FollowPage({ params, searchParams }: Props) {
  const { tenant: slug, code } = await params
  const isNew = (await searchParams).new !== undefined
  const tenant = await getPublicTenant(slug)
  const proposal = tenant && (await followProposal(tenant, code, { ip: await clientAddress() }, new Date()))
  if (!tenant || !proposal) notFound()
  const link = publicUrl(`/${slug}/proposal/follow/${code}`)
  return (
    <div className="max-w-[44rem]">
      {isNew && <ForgetDraft storageKey={proposalDraftKey(slug)} />}
      <PageTitle
        title={isNew ? `Спасибо! Ваше предложение – ${proposalSign(proposal.number)}` : proposal.title}
        kicker={isNew ? proposal.agencyName : `${proposalSign(proposal.number)} · ${proposal.agencyName}`}
      />
      {isNew && (
        <Notice
          tone="ok"
          className="mb-6"
          title={`Вам ${answerUntil(proposal.answerDue)}`}
          action={<CopyButton text={link} label="Скопировать ссылку" />}
        >
          <p>
            Сохраните ссылку на эту страницу: здесь появится ответ. Другого пути к нему нет
            {proposal.email && ', кроме письма на вашу почту'}.
          </p>
          <p className="mt-2 wrap-anywhere">{link}</p>
        </Notice>
      )}
      <State proposal={proposal} />
      <Section title="Что вы написали">
        <DefinitionList
          items={[
            { term: 'Что мешает', value: <span className="whitespace-pre-line">{proposal.problem}</span> },
            { term: 'Что предложено', value: <span className="whitespace-pre-line">{proposal.suggestion}</span> },
            ...(proposal.place ? [{ term: 'Где', value: proposal.place }] : []),
            ...(proposal.photos > 0 ? [{ term: 'Снимков', value: proposal.photos }] : []),
            { term: 'Подано', value: formatLong(proposal.filedOn) },
          ]}
        />
      </Section>
      <p className="mt-8">
        <ButtonLink href={`/${slug}/proposal/${proposal.agencySlug}`} variant="quiet">
          Подать ещё одно
        </ButtonLink>
      </p>
    </div>
  )
}

function State({ proposal }: { proposal: FollowedProposal }) {
  const { status, answer, answeredOn, dueOn, doneOn, answerDue, late } = proposal
  const { author, mark } = proposalStatusLabels[status]
  const effect = effectText(proposal)
  return (
    <section className="border-t-2 border-ink pt-4">
      <h2>
        <StatusMark kind={late ? 'bad' : mark}>{author}</StatusMark>
      </h2>
      {status === 'FILED' && (
        <p className="mt-2 text-muted">
          {late
            ? `Ответить следовало до ${formatLong(answerDue)} О задержке сообщено куратору и уполномоченному органу.`
            : `Вам ${answerUntil(answerDue)}`}
        </p>
      )}
      {answer && <p className="mt-3 max-w-[68ch] whitespace-pre-line">{answer}</p>}
      {status !== 'FILED' && (
        <p className="mt-2 text-muted">
          {answeredOn && `Ответ дан ${formatLong(answeredOn)} `}
          {status === 'ACCEPTED' && dueOn && `Внедрить собираются до ${formatLong(dueOn)} `}
          {status === 'DONE' && doneOn && `Внедрено ${formatLong(doneOn)} `}
          {status === 'DONE' && effect && `Экономия – ${effect}.`}
        </p>
      )}
    </section>
  )
}
