'use client'
import { useSearchParams } from 'next/navigation'
import { useEffect, useRef, type ReactNode } from 'react'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import type { FormAction } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { formatLong } from '@/lib/core/dates'
import { timingText } from '@/lib/core/due'
import { submissionProblems } from '@/lib/rating/assessment/answer-rules'
import type { AssessmentView } from '@/lib/rating/assessment/view'
import { criterionName } from '@/lib/rating/methodology/types'
import { leastPath } from '@/lib/rating/assessment/path'
import { scoreAssessment } from '@/lib/rating/methodology/score'
import { CriterionNav } from './CriterionNav'
import { CriterionPanel } from './CriterionPanel'
import { EvidenceEditor, EvidenceList } from './EvidenceBlock'
import { FormNotices } from './FormNotices'
import { MaterialRequests } from './MaterialRequests'
import { OfferBlock } from './OfferBlock'
import { PathBlock } from './PathBlock'
import { PrintSheet } from './PrintSheet'
import { RemainingBlock } from './RemainingBlock'
import { RestoreNotice } from './RestoreNotice'
import { SaveStatus } from './SaveStatus'
import { SubmitBlock } from './SubmitBlock'
import { TotalBar, TotalPanel } from './TotalPanel'
import { useAnswers } from './use-answers'

type Props = {
  tenant: string
  view: AssessmentView
  answerAction: FormAction
  handOverAction: FormAction
  history: ReactNode
}

/** The self-assessment: criteria at the left, the current one in the middle, the running total at the right. */
export function AssessmentForm({ tenant, view, answerAction, handOverAction, history }: Props) {
  const { methodology, can, timeZone } = view
  const { base, state, live, offered, unsaved, refresh, edit, resolve, retry, restore, discard } = useAnswers(
    tenant,
    view,
  )
  const asked = Number(useSearchParams().get('criterion'))
  const criterion = methodology.criteria.find(({ number }) => number === asked) ?? methodology.criteria[0]
  const heading = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  const number = criterion?.number
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    heading.current?.focus({ preventScroll: true })
    heading.current?.closest('main')?.scrollIntoView({ block: 'start' })
  }, [number])

  const attested = Object.fromEntries(Object.entries(state.entries).map(([key, { local }]) => [key, local.attested]))
  const score = scoreAssessment(methodology, attested)
  const path = leastPath(methodology, attested)
  const own = live.evidence.filter((item) => item.materialRequestId === null)
  const problems = submissionProblems(
    methodology,
    Object.fromEntries(Object.entries(state.entries).map(([key, { local }]) => [key, local])),
    own,
  )
  const here = `/${tenant}/office/assessments/${view.id}`
  const href = (to: number) => `${here}?criterion=${to}`
  const onOpen = (to: number) => {
    moved.current = true
    window.history.pushState(null, '', href(to))
  }
  const entry = criterion && state.entries[criterion.number]
  if (!criterion || !entry) return null
  const editable = can.edit
  const evidence = own.filter((item) => item.criterion === criterion.number)
  const nav = (
    <CriterionNav
      methodology={methodology}
      score={score}
      entries={state.entries}
      problems={editable ? problems : []}
      current={criterion.number}
      href={href}
      onOpen={onOpen}
    />
  )

  return (
    <>
      <div className="-mx-4 -mt-6 -mb-12 grid grid-cols-1 print:hidden md:-mx-8 md:grid-cols-[minmax(0,1fr)_17rem] @min-[70rem]/page:grid-cols-[16.5rem_minmax(0,1fr)_18.5rem]">
        <div className="hidden border-r border-line bg-surface px-3 py-6 @min-[70rem]/page:block">
          <div className="sticky top-6">
            <p className="px-2.5 text-sm text-muted">Самооценка за {view.year} год</p>
            <p className="mb-4 px-2.5 text-lg leading-tight font-semibold">{view.agency.name}</p>
            {nav}
            <p className="mt-6 px-2.5 text-sm text-muted">
              Сдать до <b className="text-ink">{formatLong(view.due)}</b>
              <br />
              {timingText(view.timing)}
            </p>
          </div>
        </div>

        <div className="min-w-0 px-4 pt-6 pb-16 md:px-8">
          <Breadcrumbs
            items={[
              { label: `Рейтинг ${view.year}`, href: `/${tenant}/office/campaigns/${view.campaignId}` },
              { label: 'Самооценка' },
              { label: `Критерий ${criterion.number}` },
            ]}
            aside={
              editable && (
                <SaveStatus
                  state={state}
                  timeZone={timeZone}
                  signInHref={`/sign-in?tenant=${tenant}&returnTo=${encodeURIComponent(here)}`}
                  onRetry={retry}
                />
              )
            }
          />
          <div className="mb-5 @min-[70rem]/page:hidden">
            <p className="font-semibold">{view.agency.name}</p>
            <p className="text-sm text-muted">
              Самооценка за {view.year} год · до {formatLong(view.due)}, {timingText(view.timing)}
            </p>
            <details key={criterion.number} className="mt-3 rounded-ctl border border-line-strong bg-surface">
              <summary className="cursor-pointer px-3 py-2.5">
                Критерий {criterion.number} из {methodology.criteria.length}. {criterionName(criterion)}
              </summary>
              <div className="border-t border-line p-1">{nav}</div>
            </details>
          </div>
          <FormNotices
            tenant={tenant}
            view={view}
            live={live.status}
            empty={score.criteria.every((line) => line.score === 0) && !unsaved}
          />
          {editable && <RestoreNotice offered={offered} timeZone={timeZone} onRestore={restore} onDiscard={discard} />}
          <MaterialRequests
            tenant={tenant}
            base={base}
            view={view}
            requests={view.withdrawn ? live.requests.filter(({ status }) => status !== 'OPEN') : live.requests}
            evidence={live.evidence}
            answerAction={answerAction}
            href={href}
            onOpen={onOpen}
            onChanged={refresh}
          />
          <CriterionPanel
            methodology={methodology}
            criterion={criterion}
            entry={entry}
            evidence={evidence}
            path={editable ? path : null}
            timeZone={timeZone}
            editable={editable}
            headingRef={heading}
            href={href}
            onOpen={onOpen}
            onEdit={(answer) => edit(criterion.number, answer)}
            onResolve={(answer) => resolve(criterion.number, answer)}
            evidenceEditor={
              editable ? (
                <>
                  <EvidenceEditor
                    key={`evidence-${criterion.number}`}
                    tenant={tenant}
                    agencyId={view.agency.id}
                    base={base}
                    criterion={criterion}
                    items={evidence}
                    onChanged={refresh}
                  />
                  <OfferBlock
                    key={`offers-${criterion.number}`}
                    base={base}
                    criterion={criterion.number}
                    offers={view.offers[criterion.number] ?? []}
                    onChanged={refresh}
                    attached={new Set(evidence.flatMap(({ source }) => source ?? []))}
                  />
                </>
              ) : evidence.length > 0 ? (
                <EvidenceList items={evidence} />
              ) : (
                <Notice>К этому критерию ничего не приложено.</Notice>
              )
            }
          />
          {history}
        </div>

        <div id="itog" className="border-t border-line bg-surface px-4 py-6 md:border-t-0 md:border-l md:px-5">
          <div className="md:sticky md:top-6">
            <TotalPanel methodology={methodology} score={score} path={path} />
            <div className="mt-6">
              <PathBlock methodology={methodology} path={path} total={score.total} href={href} onOpen={onOpen} />
            </div>
            {editable ? (
              <RemainingBlock problems={problems} href={href} onOpen={onOpen}>
                <SubmitBlock
                  tenant={tenant}
                  view={view}
                  ready={problems.every(({ blocking }) => !blocking)}
                  unsaved={unsaved}
                  handOverAction={handOverAction}
                />
              </RemainingBlock>
            ) : (
              <div className="mt-6">
                <SubmitBlock tenant={tenant} view={view} ready unsaved={false} handOverAction={handOverAction} />
              </div>
            )}
          </div>
        </div>
        <TotalBar methodology={methodology} score={score} path={path} className="sticky bottom-0 z-10 md:hidden" />
      </div>
      <PrintSheet view={view} state={state} score={score} evidence={own} />
    </>
  )
}
