// What commander says about wrong usage, as messages that exist in both languages.

import { type Message, say } from '../core/message.ts'

/** The message for a text of commander 14. What it does not know, it gives back as it is. */
export function usageMessage(text: string): Message {
  const [first = '', ...rest] = text.split('\n')
  const line = first.replace(/^error: /, '')
  const suggestion = /\(Did you mean (?:one of )?(.+)\?\)/.exec(rest.join(' '))?.[1]
  const known = knownMessage(line)
  if (!known) return { text: line, args: {} }
  if (suggestion === undefined) return known
  const { name = '' } = known.args
  return known.text.startsWith('There is no option')
    ? say('There is no option {name}. Did you mean {suggestion}?', { name, suggestion })
    : say('There is no command “{name}”. Did you mean {suggestion}?', { name, suggestion })
}

function knownMessage(line: string): Message | undefined {
  const [, option, value = '', why = ''] =
    /^(?:option '(.+?)' argument|command-argument value) '(.*?)' is invalid(?: for argument '.+?')?\. ?(.*)$/s.exec(
      line,
    ) ?? []
  if (option !== undefined) {
    const choices = /^Allowed choices are (.+)\.$/.exec(why)?.[1]
    if (choices === undefined) return say('{option} cannot be “{value}”. {why}', { option, value, why })
    return say('{option} cannot be “{value}”. It is one of {choices}.', { option, value, choices })
  }
  const unknownOption = /^unknown option '(.+)'$/.exec(line)?.[1]
  if (unknownOption !== undefined) return say('There is no option {name}.', { name: unknownOption })
  const unknownCommand = /^unknown command '(.+)'$/.exec(line)?.[1]
  if (unknownCommand !== undefined) {
    return say('There is no command “{name}”. See doc-corpus --help.', { name: unknownCommand })
  }
  const argument = /^missing required argument '(.+)'$/.exec(line)?.[1]
  if (argument !== undefined) return say('{argument} is missing. See --help.', { argument: argument.toUpperCase() })
  const bare = /^option '(.+)' argument missing$/.exec(line)?.[1]
  if (bare !== undefined) return say('{option} needs a value.', { option: bare })
  const required = /^required option '(.+)' not specified$/.exec(line)?.[1]
  if (required !== undefined) return say('{option} is missing.', { option: required })
  const conflict = /^option '(.+)' cannot be used with option '(.+)'$/.exec(line)
  if (conflict) return say('{a} and {b} do not go together.', { a: conflict[1] ?? '', b: conflict[2] ?? '' })
  const tooMany = /^too many arguments for '(.+)'\. Expected (\d+)/.exec(line)
  if (tooMany) {
    return say('{command} takes fewer arguments: {count}. Quote a text that holds spaces.', {
      command: tooMany[1] ?? '',
      count: tooMany[2] ?? '',
    })
  }
  return undefined
}
