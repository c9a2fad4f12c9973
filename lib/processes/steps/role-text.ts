/** «Юрист; Бухгалтер 0,5»: who works, with shares; «Бумага 3»: materials with quantities. Pure. */
import { readFigure, readPart, writeFigure } from './figure-text'

/** A thing of a list that people name; one that is new has an id of its own and no place in the list yet. */
export type Named = { id: string; name: string }
export type Names = {
  byId: (id: string) => string | undefined
  byName: (name: string) => Named | undefined
  /** The id under which a new name goes. */
  invent: (name: string) => string
}
export type Portion = { id: string; amount: string; /** Of one that is new. */ name?: string }

/** A share has a comma or a per cent sign: «Специалист 2» is a name. */
const WITH_SHARE = /^(.*\S)[\s×*–-]+(\d+[.,]\d+|\d+(?:[.,]\d+)?\s*%)$/u
const WITH_QUANTITY = /^(.*\S)[\s×*–-]+(\d+(?:[.,]\d+)?)$/u

function readPortions(typed: string, names: Names, amounts: RegExp, readAmount: (text: string) => string): Portion[] {
  return typed
    .split(/[;\n]+/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .map((part): Portion => {
      const [, name = '', amount = ''] = names.byName(part) ? [] : (amounts.exec(part) ?? [])
      const whole = name === '' ? part : name
      const known = names.byName(whole)
      const share = amount === '' ? '1' : readAmount(amount)
      return known ? { id: known.id, amount: share } : { id: names.invent(whole), amount: share, name: whole }
    })
}

const writePortions = (portions: readonly Portion[], names: Names): string =>
  portions
    .map(({ id, amount, name }) => {
      const word = name ?? names.byId(id) ?? '?'
      return amount === '1' ? word : `${word} ${writeFigure(amount)}`
    })
    .join('; ')

type Role = { role: string; share: string; name?: string }
export const readRoles = (typed: string, names: Names): Role[] =>
  readPortions(typed, names, WITH_SHARE, readPart).map(({ id, amount, ...more }) => ({
    role: id,
    share: amount,
    ...more,
  }))
export const writeRoles = (roles: readonly Role[], names: Names): string =>
  writePortions(
    roles.map(({ role, share, ...more }) => ({ id: role, amount: share, ...more })),
    names,
  )

type Material = { material: string; quantity: string; name?: string }
export const readMaterials = (typed: string, names: Names): Material[] =>
  readPortions(typed, names, WITH_QUANTITY, readFigure).map(({ id, amount, ...more }) => ({
    material: id,
    quantity: amount,
    ...more,
  }))
export const writeMaterials = (materials: readonly Material[], names: Names): string =>
  writePortions(
    materials.map(({ material, quantity, ...more }) => ({ id: material, amount: quantity, ...more })),
    names,
  )
