package org.heyi.hub.command;

import picocli.CommandLine.Command;

@Command(
        name = "form",
        mixinStandardHelpOptions = true,
        description = {"What departments want filled in, and what of that is held already.", "部门表单，以及其中已掌握的内容。"},
        subcommands = {FormCheckCommand.class, FormOverlapsCommand.class})
final class FormCommand {}
