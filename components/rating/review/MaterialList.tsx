import type { ReactNode } from 'react'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong, formatShort } from '@/lib/core/dates'
import type { ReviewMaterial } from '@/lib/rating/verification/view'
import { EvidenceList } from './EvidenceList'

const stateOf = (request: ReviewMaterial): { kind: 'ok' | 'warn' | 'bad' | 'none'; text: string } => {
  switch (request.status) {
    case 'OPEN':
      return request.overdue
        ? { kind: 'bad', text: `нет ответа, срок был ${formatShort(request.dueOn)}` }
        : { kind: 'none', text: `ждём до ${formatLong(request.dueOn)}` }
    case 'ANSWERED':
      return { kind: 'warn', text: 'участник ответил – посмотрите и закройте запрос' }
    case 'CLOSED':
      return { kind: 'ok', text: 'закрыт' }
  }
}

/** Requests for material on a criterion with their answers; `close` draws the button that ends one. */
export function MaterialList({
  tenant,
  items,
  close,
}: {
  tenant: string
  items: ReviewMaterial[]
  close?: (request: { id: string; version: number }) => ReactNode
}) {
  if (items.length === 0) return null
  return (
    <ul className="mt-4 grid gap-4">
      {items.map((request) => {
        const state = stateOf(request)
        return (
          <li key={request.id} className="border-l-2 border-line-strong pl-4">
            <p className="text-sm text-muted">
              Запрос материалов · {request.askedBy} · <StatusMark kind={state.kind}>{state.text}</StatusMark>
            </p>
            <p className="whitespace-pre-line">{request.text}</p>
            {request.answer && (
              <p className="mt-2 whitespace-pre-line">
                <span className="text-sm text-muted">Ответ, {request.answeredBy}: </span>
                {request.answer}
              </p>
            )}
            <div className="mt-2">
              <EvidenceList tenant={tenant} items={request.evidence} />
            </div>
            {request.status !== 'CLOSED' && close && <div className="mt-2">{close(request)}</div>}
          </li>
        )
      })}
    </ul>
  )
}
