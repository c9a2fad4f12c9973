'use client'
import type { ReactNode } from 'react'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import type { FormAction } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { SaveLine } from '@/components/ui/SaveLine'
import { formatLong } from '@/lib/core/dates'
import { timingText } from '@/lib/core/due'
import { submissionProblems } from '@/lib/rating/assessment/answer-rules'
import type { AssessmentView, EvidenceView } from '@/lib/rating/assessment/view'
import { criterionName, type Criterion, type Methodology } from '@/lib/rating/methodology/types'
import { leastPath, type PathToNextLevel } from '@/lib/rating/assessment/path'
import { scoreAssessment } from '@/lib/rating/methodology/score'
import { CriterionNav } from './CriterionNav'
import { CriterionPanel } from './CriterionPanel'
import { EvidenceEditor, EvidenceList } from './EvidenceBlock'
import { FormNotices } from './FormNotices'
import { MaterialRequests } from './MaterialRequests'
import { OfferBlock } from './OfferBlock'
import { PrintSheet } from './PrintSheet'
import { RestoreNotice } from './RestoreNotice'
import { TotalBar } from './TotalPanel'
import { useAnswers } from './use-answers'
import { Outcome } from './Outcome'
import { useCriterion } from './use-criterion'
import type { Entry } from '@/lib/rating/assessment/autosave'

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
  const answers = useAnswers(tenant, view)
  const { base, state, live, offered, unsaved, refresh, retry, restore, discard } = answers
  const place = useCriterion(tenant, view)
  const { criterion, here, href, onOpen } = place
  const own = live.evidence.filter((item) => item.materialRequestId === null)
  const { score, path, problems } = standingOf(methodology, state.entries, own)
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
        <WideHead view={view} nav={nav} />

        <div className="min-w-0 px-4 pt-6 pb-16 md:px-8">
          <Breadcrumbs
            items={[
              { label: `Рейтинг ${view.year}`, href: `/${tenant}/office/campaigns/${view.campaignId}` },
              { label: 'Самооценка' },
              { label: `Критерий ${criterion.number}` },
            ]}
            aside={
              editable && (
                <SaveLine
                  state={state}
                  timeZone={timeZone}
                  signInHref={`/sign-in?tenant=${tenant}&returnTo=${encodeURIComponent(here)}`}
                  onRetry={retry}
                  conflict={(keys) => `Есть чужие изменения: критерий ${keys.join(', ')}`}
                />
              )
            }
          />
          <NarrowHead view={view} criterion={criterion} nav={nav} />
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
          <CurrentCriterion
            tenant={tenant}
            view={view}
            answers={answers}
            place={place}
            criterion={criterion}
            entry={entry}
            evidence={evidence}
            path={path}
          />
          {history}
        </div>

        <Outcome
          tenant={tenant}
          view={view}
          score={score}
          path={path}
          problems={problems}
          unsaved={unsaved}
          handOverAction={handOverAction}
          href={href}
          onOpen={onOpen}
        />
        <TotalBar methodology={methodology} score={score} path={path} className="sticky bottom-0 z-10 md:hidden" />
      </div>
      <PrintSheet view={view} state={state} score={score} evidence={own} />
    </>
  )
}

/** Beside a wide page: whose self-assessment it is, the criteria, and the day by which it is handed in. */
function WideHead({ view, nav }: { view: AssessmentView; nav: ReactNode }) {
  return (
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
  )
}

/** The same above a narrow page; the criteria stand behind one press. */
function NarrowHead({ view, criterion, nav }: { view: AssessmentView; criterion: Criterion; nav: ReactNode }) {
  const { methodology } = view
  return (
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
  )
}

type CurrentProps = {
  tenant: string
  view: AssessmentView
  answers: ReturnType<typeof useAnswers>
  place: ReturnType<typeof useCriterion>
  criterion: Criterion
  entry: Entry
  evidence: readonly EvidenceView[]
  path: PathToNextLevel | null
}

/**
 * The criterion in the middle, and what proves it: to add to and take from while the self-assessment may be changed.
 */
function CurrentCriterion({ tenant, view, answers, place, criterion, entry, evidence, path }: CurrentProps) {
  const editable = view.can.edit
  return (
    <CriterionPanel
      methodology={view.methodology}
      criterion={criterion}
      entry={entry}
      evidence={evidence}
      path={editable ? path : null}
      timeZone={view.timeZone}
      editable={editable}
      headingRef={place.heading}
      href={place.href}
      onOpen={place.onOpen}
      onEdit={(answer) => answers.edit(criterion.number, answer)}
      onResolve={(answer) => answers.resolve(criterion.number, answer)}
      evidenceEditor={
        editable ? (
          <>
            <EvidenceEditor
              key={`evidence-${criterion.number}`}
              tenant={tenant}
              agencyId={view.agency.id}
              base={answers.base}
              criterion={criterion}
              items={evidence}
              onChanged={answers.refresh}
            />
            <OfferBlock
              key={`offers-${criterion.number}`}
              base={answers.base}
              criterion={criterion.number}
              offers={view.offers[criterion.number] ?? []}
              onChanged={answers.refresh}
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
  )
}

/** Where the self-assessment stands by what is typed: the total, the way to the next level, and what is left to do. */
function standingOf(
  methodology: Methodology,
  entries: Readonly<Record<string, Entry>>,
  evidence: readonly EvidenceView[],
) {
  const typed = Object.entries(entries).map(([key, { local }]) => [key, local] as const)
  const attested = Object.fromEntries(typed.map(([key, local]) => [key, local.attested]))
  return {
    score: scoreAssessment(methodology, attested),
    path: leastPath(methodology, attested),
    problems: submissionProblems(methodology, Object.fromEntries(typed), evidence),
  }
}
