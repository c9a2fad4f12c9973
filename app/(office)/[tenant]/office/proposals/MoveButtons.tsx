'use client'
import type { ButtonSize } from '@/components/ui/Button'
import { DialogButton } from '@/components/ui/Dialog'
import type { ProposalStatus } from '@/lib/proposals/rules'
import { AcceptForm, CompleteForm, DeclineForm, type MoveTarget } from './MoveForms'

type Props = {
  tenant: string
  proposal: MoveTarget & { status: ProposalStatus; title: string }
  today: string
  hourRate: number
  size?: ButtonSize
}

/** What may be done with a proposal now, as buttons with their forms in a dialog: the board without a mouse. */
export function MoveButtons({ tenant, proposal, today, hourRate, size }: Props) {
  const named = (label: string) => (
    <>
      {label}
      <span className="sr-only">: {proposal.title}</span>
    </>
  )
  if (proposal.status === 'ACCEPTED') {
    return (
      <DialogButton label={named('Внедрено')} title={proposal.title} size={size}>
        <CompleteForm tenant={tenant} proposal={proposal} today={today} hourRate={hourRate} />
      </DialogButton>
    )
  }
  if (proposal.status !== 'FILED') return null
  return (
    <>
      <DialogButton label={named('Принять')} title={proposal.title} size={size}>
        <AcceptForm tenant={tenant} proposal={proposal} />
      </DialogButton>
      <DialogButton label={named('Отклонить')} title={proposal.title} size={size} variant="text">
        <DeclineForm tenant={tenant} proposal={proposal} />
      </DialogButton>
    </>
  )
}
