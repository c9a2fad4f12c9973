/** A pasted list of people to invite: an address in each line, a name beside it or not. Pure. */

type Invitee = { name: string; address: string }
export type InviteList = {
  invitees: Invitee[]
  /** Lines that hold no address, as they stand: number and text. */ wrong: { line: number; text: string }[]
}

const ADDRESS = /[^\s<>;,"'«»()]+@[^\s<>;,"'«»()]+\.[^\s<>;,"'«»()]+/gu

/** Whatever people paste: «Имя <адрес>», «адрес; имя», a column of a table. The same address twice is one invitee. */
export function readInviteList(text: string): InviteList {
  const found = new Map<string, Invitee>()
  const wrong: InviteList['wrong'] = []
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const addresses = line.match(ADDRESS) ?? []
    const [address] = addresses
    // Several in one line cannot be told apart by name, and a guess would write to somebody else.
    if (address === undefined || addresses.length > 1) {
      wrong.push({ line: i + 1, text: line.trim().slice(0, 100) })
      continue
    }
    const name = line
      .replace(address, ' ')
      .replace(/[<>;,\t"]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    const key = address.toLowerCase()
    if (!found.has(key)) found.set(key, { name: name.slice(0, 200), address: key })
  }
  return { invitees: [...found.values()], wrong }
}
