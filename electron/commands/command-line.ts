import { Argument, Command, CommanderError, Option } from 'commander';
import { LedgerError } from '#shared/errors.ts';
import type { CommandDefinition, Given } from './command.ts';
import { commands, commonOptions, groups } from './registry.ts';

export interface Chosen {
  readonly command: CommandDefinition;
  readonly given: Given;
}

/**
 * Reads the words of a command line: the command with what it was given, or the help that was asked for.
 * Throws USAGE with what is wrong, in Chinese.
 */
export function readCommandLine(words: readonly string[]): Chosen | { readonly help: string } {
  let chosen: Chosen | undefined;
  let help = '';
  const write = (text: string) => {
    help += text;
  };
  const program = prepared(new Command('ledger'), write).description('两新台账命令行').usage('<命令> [选项]');
  for (const command of commands) {
    const name = command.name.split(' ').at(-1) ?? command.name;
    declare(prepared(parentOf(program, command.name, write).command(name), write), command, (given) => {
      chosen = { command, given };
    });
  }
  try {
    program.parse([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { help };
    throw new LedgerError('USAGE', { reason: reasonOf(error) }, { cause: error });
  }
  if (!chosen) throw new LedgerError('USAGE', { reason: '没有写命令；加 --help 看全部命令。' });
  return chosen;
}

type Write = (text: string) => void;

function prepared(command: Command, write: Write): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', '显示用法')
    .helpCommand(false)
    .configureOutput({ writeOut: write, writeErr: () => undefined, outputError: () => undefined })
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, showGlobalOptions: false });
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

function parentOf(program: Command, name: string, write: Write): Command {
  const [group, second] = name.split(' ');
  if (group === undefined || second === undefined) return program;
  const there = program.commands.find((command) => command.name() === group);
  return there ?? prepared(program.command(group).description(groups[group] ?? group), write);
}

function declare(built: Command, definition: CommandDefinition, choose: (given: Given) => void): void {
  built.description(definition.summary);
  for (const { usage, help } of definition.arguments ?? []) built.addArgument(new Argument(usage, help));
  for (const { usage, help, required, choices } of [
    ...(definition.options ?? []),
    ...commonOptions.map((option) => ({ ...option, required: undefined, choices: undefined })),
  ]) {
    const option = new Option(usage, help);
    if (choices) option.choices([...choices]);
    if (required) option.makeOptionMandatory();
    built.addOption(option);
  }
  built.action((...parts: unknown[]) => {
    const names = built.registeredArguments.map((argument) => argument.name());
    choose({ ...(built.opts() as Given), ...Object.fromEntries(names.map((name, index) => [name, parts[index]])) } as Given);
  });
}

const quoted = (error: CommanderError) => /'([^']*)'/.exec(error.message)?.[1] ?? '';

function reasonOf(error: CommanderError): string {
  const what = quoted(error);
  switch (error.code) {
    case 'commander.missingMandatoryOptionValue':
      return `缺少 ${what}。`;
    case 'commander.optionMissingArgument':
      return `${what} 后面要写值。`;
    case 'commander.missingArgument':
      return `缺少参数 ${what}。`;
    case 'commander.unknownOption':
      return `没有选项 ${what}。`;
    case 'commander.unknownCommand':
      return `没有命令 ${what}；加 --help 看全部命令。`;
    case 'commander.excessArguments':
      return '参数太多。';
    case 'commander.invalidArgument':
      return `“${/argument '([^']*)' is invalid/.exec(error.message)?.[1] ?? what}”不行；可用：${/Allowed choices are (.*)\./.exec(error.message)?.[1] ?? ''}。`;
    default:
      return '没有写命令，或没有写完整；加 --help 看用法。';
  }
}
