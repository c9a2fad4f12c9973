import { StatusMark } from '@/components/ui/StatusMark'
import { StateMark } from '@/components/roadmaps/StateMark'
import type { BodyGroup, RoadmapRow } from '@/lib/roadmaps/view'

/** «18 из 21 · 2 просрочено» of a group that the act names in one word. */
function Group({ group }: { group: BodyGroup }) {
  const { name, owed, delivered, overdue, checking } = group
  const words = [
    `${delivered} из ${owed}`,
    overdue > 0 && `${overdue} просрочено`,
    checking > 0 && `${checking} на проверке`,
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <li>
      {name}
      <span className="block text-sm">
        <StatusMark kind={overdue > 0 ? 'bad' : delivered === owed ? 'ok' : 'none'}>
          {owed === 0 ? 'все сняты' : words}
        </StatusMark>
      </span>
    </li>
  )
}

/** Bodies of an item as the act names them, each with how it stands; before approval – the act's words alone. */
export function Bodies({ row, plain }: { row: RoadmapRow; plain: boolean }) {
  if (plain)
    return (
      <ul className="grid gap-1">
        {row.responsible.map((body) => (
          <li key={body}>{body}</li>
        ))}
      </ul>
    )
  return (
    <ul className="grid gap-1.5">
      {row.named.map((part) => (
        <li key={part.id}>
          {part.bodyName}
          {part.lead && row.named.length + row.groups.length > 1 && <span className="text-muted">, отвечает</span>}
          {part.formerBody && <span className="block text-sm text-muted">вместо: {part.formerBody}</span>}
          <span className="block text-sm">
            <StateMark state={part.state} short />
          </span>
        </li>
      ))}
      {row.groups.map((group) => (
        <Group key={group.name} group={group} />
      ))}
      {row.named.length === 0 &&
        row.groups.length === 0 &&
        row.responsible.map((body) => (
          <li key={body} className="text-muted">
            {body}
          </li>
        ))}
    </ul>
  )
}
