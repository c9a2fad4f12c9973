import { StatusMark } from '@/components/ui/StatusMark'
import { projectStatusLabels } from '@/lib/projects/state/labels'
import type { FamilyMember } from '@/lib/practices/queries'

/** The chain from the first practice down: who took it from whom. */
export function Family({
  tenant,
  members,
  practiceId,
}: {
  tenant: string
  members: FamilyMember[]
  practiceId: string
}) {
  return (
    <ol className="border-t border-line">
      {members.map((member) => {
        const { mark, short } = projectStatusLabels[member.status]
        const elsewhere = member.practiceId !== null && member.practiceId !== practiceId
        return (
          <li
            key={member.projectId}
            className="border-b border-line py-2.5"
            style={{ paddingInlineStart: `${Math.min(member.depth, 5) * 1.5}rem` }}
            aria-current={member.current || undefined}
          >
            <span className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
              <span className="min-w-0 flex-1">
                {member.depth > 0 && (
                  <span aria-hidden="true" className="text-muted">
                    └{' '}
                  </span>
                )}
                <b className={member.current ? 'font-semibold' : 'font-medium'}>{member.agencyName}</b>
                {member.current && <span className="text-muted"> – эта практика</span>}
                <span className="block text-sm text-muted">
                  {member.open ? (
                    <a href={`/${tenant}/office/projects/${member.projectId}`}>проект № {member.number}</a>
                  ) : (
                    <>проект № {member.number}</>
                  )}
                  {elsewhere && (
                    <>
                      , оформлен как <a href={`/${tenant}/office/practices/${member.practiceId}`}>практика</a>
                    </>
                  )}
                </span>
              </span>
              <StatusMark kind={mark}>{short}</StatusMark>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
