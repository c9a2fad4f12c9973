/** What a new passport takes over from a proposal or from the project behind a practice. Pure. */
import { readPassport, writePassport, type PassportFields } from '../form/passport'

type Proposal = { number: number; title: string; problem: string; suggestion: string; place: string }

/**
 * A proposal gives the title, the ground and the expected effect in its author's words. `ids`: new ids for ground and
 * effect.
 */
export function fromProposal(proposal: Proposal, ids: readonly [string, string]): PassportFields {
  const place = proposal.place ? `${proposal.place}: ` : ''
  const clip = (text: string) => text.trim().slice(0, 2000)
  return Object.fromEntries(
    [
      ['title', clip(proposal.title)],
      [`grounds.${ids[0]}`, clip(`Предложение по улучшению № ${proposal.number}. ${place}${proposal.problem}`)],
      [`effects.${ids[1]}`, clip(proposal.suggestion)],
    ].filter(([, text]) => text !== ''),
  )
}

/**
 * A practice gives process, boundaries, grounds, goals and effects of its project. What belongs to the other place is
 * left out:
 * people, customer, dates, and the present values of the goals – these are to be measured anew.
 */
export function fromPractice(source: PassportFields): PassportFields {
  const { title, process, boundaries, grounds, goals, effects } = readPassport(source)
  return writePassport({
    title,
    process,
    boundaries,
    grounds,
    effects,
    customer: '',
    leader: { name: '', position: '', personId: null },
    approver: { name: '', position: '' },
    team: [],
    stages: [],
    goals: goals.map((goal) => ({ ...goal, current: '' })),
  })
}
