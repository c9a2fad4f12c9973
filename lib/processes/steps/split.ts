/** A step of several workers as one step of each (Leningrad 2.9). Pure. */
import { decimalText, exactText, fractionOf, multiply, parseFraction, type Fraction } from '@/lib/core/fraction'
import { changesOf, placeChange, type Change, type TableRow } from './changes'
import type { TypedTime } from './data'
import { placesAfter } from './order'

/**
 * One after the other, each with its share of the working time; waiting, materials, costs and wastes stay with the
 * first, the way on with the last. Nothing where a share or the time cannot be read.
 */
export function splitByRoles(
  rows: readonly TableRow[],
  stepId: string,
  nameOf: (role: string) => string,
  newId: () => string,
): Change[] {
  const at = rows.findIndex(({ id }) => id === stepId)
  const row = rows[at]
  if (row === undefined || row.data.roles.length < 2 || 'text' in withoutText(row.data.work)) return []
  const shares = row.data.roles.map(({ share }) => parseFraction(share))
  if (shares.some((share) => share === undefined)) return []
  const { name, roles, work, value, agencyId, unitId, next } = row.data
  const parts = roles.map((role, i) => ({
    id: i === 0 ? stepId : newId(),
    role: { ...role, share: '1' },
    work: scaled(work, shares[i] ?? fractionOf('1')),
  }))
  const rest = parts.slice(1)
  return [
    ...placesAfter(
      rows,
      at,
      rest.map(({ id }) => id),
    ).map(({ id, position }) => placeChange(id, position)),
    ...parts.flatMap(({ id, role, work: time }, i) =>
      changesOf(id, {
        roles: [role],
        work: time,
        next: parts[i + 1] === undefined ? next : { to: parts[i + 1]?.id ?? '' },
        ...(i > 0 && { name: `${name} (${role.name ?? nameOf(role.role)})`, value, agencyId, unitId }),
      }),
    ),
  ]
}

const withoutText = (time: TypedTime): object => ('fixed' in time || 'least' in time ? {} : time)

const times = (minutes: string, share: Fraction): string => {
  const product = multiply(fractionOf(minutes), share)
  return decimalText(product) ?? exactText(product)
}

function scaled(time: TypedTime, share: Fraction): TypedTime {
  if ('fixed' in time) return { fixed: times(time.fixed, share) }
  if (!('least' in time)) return time
  return { least: times(time.least, share), usual: times(time.usual, share), most: times(time.most, share) }
}
