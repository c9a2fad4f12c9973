'use client'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { useStarted } from '@/components/ui/use-start'
import type { Role } from '@/lib/core/permissions'
import { assignableRoles, isAgencyRole, roleHints, roleLabels } from '@/lib/people/labels'

type Props = {
  agencies: { value: string; label: string }[]
  role?: Role
  agencyId?: string
  /** Adds the choice of no role. */
  allowNone?: boolean
}

/** The role and, where the role is for an agency, the agency. */
export function RoleFields({ agencies, role: start, agencyId, allowNone }: Props) {
  const [role, setRole] = useStarted<Role | ''>(start ?? '')
  return (
    <>
      <RadioGroup
        name="role"
        label="Роль"
        value={role}
        onChange={(value) => setRole(value as Role | '')}
        choices={[
          ...assignableRoles.map((value) => ({ value, label: roleLabels[value], hint: roleHints[value] })),
          ...(allowNone ? [{ value: '', label: 'Пока без роли', hint: 'можно дать позже' }] : []),
        ]}
      />
      {role !== '' && isAgencyRole(role) && (
        <ComboField name="agencyId" label="В каком органе" options={agencies} defaultValue={agencyId} />
      )}
    </>
  )
}
