import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ArchiveError, openArchive, type ArchiveLimits } from '@/lib/files/unzip'
import { deflatedZip, lyingZip, storedZip } from '../../factories/zip'

const limits: ArchiveLimits = { entries: 5, entryBytes: 1000, totalBytes: 1500 }
const problem = (work: () => unknown) => {
  try {
    work()
    return 'read'
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    return error.problem
  }
}
const all = (bytes: Buffer) => problem(() => openArchive(bytes, limits).all())
const CENTRAL = Buffer.from('504b0102', 'hex')
const LOCAL = Buffer.from('504b0304', 'hex')
const changed = (bytes: Buffer, at: number, value: number) => {
  const copy = Buffer.from(bytes)
  copy.writeUInt32LE(value, at)
  return copy
}

describe('an archive that somebody sent', () => {
  it('gives its entries, however they are packed', () => {
    for (const bytes of [storedZip({ 'а.txt': 'да', 'b/c.txt': '' }), deflatedZip({ 'а.txt': 'да', 'b/c.txt': '' })]) {
      const archive = openArchive(bytes, limits)
      expect(archive.names).toEqual(['а.txt', 'b/c.txt'])
      expect([archive.text('а.txt'), archive.text('b/c.txt'), archive.text('нет')]).toEqual(['да', '', null])
      expect([...archive.all().values()].map(String)).toEqual(['да', ''])
    }
    const made = Buffer.from(zipSync({ 'a.txt': new Uint8Array(900).fill(0x61) }))
    expect(openArchive(made, limits).text('a.txt')).toBe('a'.repeat(900))
  })

  it('is refused before anything is unpacked when it claims too much', () => {
    expect(all(storedZip(Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}`, '']))))).toBe('TOO_LARGE')
    expect(problem(() => openArchive(lyingZip({ a: '', b: '' }, 751), limits))).toBe('TOO_LARGE')
  })

  it('costs no more than the limits when its header says less than comes out', () => {
    const bomb = lyingZip({ a: Buffer.alloc(300 * 1024 * 1024) }, 10)
    const began = process.threadCpuUsage()
    expect(all(bomb)).toBe('TOO_LARGE')
    const { user, system } = process.threadCpuUsage(began)
    // Unpacked to its end it would take a second.
    expect((user + system) / 1000).toBeLessThan(200)
    expect(all(storedZip({ a: Buffer.alloc(1001) }))).toBe('TOO_LARGE')
    // Each within the limit of one entry, together over that of all.
    expect(all(deflatedZip({ a: Buffer.alloc(800), b: Buffer.alloc(800) }))).toBe('TOO_LARGE')
    expect(all(lyingZip({ a: Buffer.alloc(800), b: Buffer.alloc(800) }, 0))).toBe('BROKEN')
  })

  it('is broken when an entry is not what its header says, or lies outside the file', () => {
    const good = deflatedZip({ a: 'да' })
    const entry = good.lastIndexOf(CENTRAL)
    expect(all(good)).toBe('read')
    expect(all(lyingZip({ a: 'да' }, 3))).toBe('BROKEN')
    expect(all(lyingZip({ a: 'да' }, 900))).toBe('BROKEN')
    expect(all(changed(good, entry + 42, good.length))).toBe('BROKEN')
    expect(all(changed(good, entry + 42, 5))).toBe('BROKEN')
    expect(all(changed(good, entry + 20, 1))).toBe('BROKEN')
    expect(all(changed(good, good.indexOf(LOCAL) + 26, 0xffff))).toBe('BROKEN')
    expect(all(changed(storedZip({ a: 'да' }), storedZip({ a: 'да' }).lastIndexOf(CENTRAL) + 20, 5000))).toBe('BROKEN')
    expect(all(changed(good, good.length - 6, good.length))).toBe('BROKEN')
    expect(all(good.subarray(0, -1))).toBe('BROKEN')
    expect(all(Buffer.alloc(0))).toBe('BROKEN')
    const locked = Buffer.from(good)
    locked.writeUInt16LE(1, entry + 8)
    expect(all(locked)).toBe('ENCRYPTED')
  })
})
