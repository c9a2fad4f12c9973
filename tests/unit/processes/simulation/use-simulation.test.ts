import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { useSimulation } from '@/components/processes/use-simulation'

describe('the hook', () => {
  it('is idle on the server and loads no worker by itself', () => {
    const Told = () => createElement('p', null, useSimulation().state.status)
    expect(renderToString(createElement(Told))).toBe('<p>idle</p>')
  })
})
