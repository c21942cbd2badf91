// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/commandline/command.h>

/// A small program with every kind of option and argument.
inline agentops::commandline::Program sampleProgram()
{
    using namespace agentops::commandline;
    using namespace Qt::StringLiterals;
    Program program;
    program.name = u"ship"_s;
    program.version = u"1.0"_s;
    program.summary = u"sail things"_s;
    program.description = u"Sails."_s;
    program.commonOptions = {
        {.name = u"json"_s, .help = u"print one document"_s},
        {.name = u"folder"_s,
         .help = u"where data lives"_s,
         .type = ValueType::Folder,
         .placeholder = u"DIR"_s},
    };
    program.groups = {{.name = u"crew"_s, .summary = u"The people aboard"_s}};
    program.commands = {
        {.path = u"sail"_s,
         .summary = u"Sail to a port"_s,
         .arguments = {{.name = u"PORT"_s, .help = u"where to"_s},
                       {.name = u"CARGO"_s, .help = u"what to load"_s, .count = Count::Optional}},
         .options = {{.name = u"speed"_s,
                      .help = u"knots"_s,
                      .type = ValueType::Number,
                      .placeholder = u"N"_s,
                      .least = 1},
                     {.name = u"depth"_s,
                      .help = u"metres above the sea"_s,
                      .type = ValueType::Number,
                      .placeholder = u"N"_s,
                      .least = -20},
                     {.name = u"flag"_s,
                      .help = u"colours to show"_s,
                      .type = ValueType::Choice,
                      .placeholder = u"COLOUR"_s,
                      .choices = {u"red"_s, u"green"_s}},
                     {.name = u"name"_s,
                      .help = u"what the ship is called"_s,
                      .type = ValueType::Text,
                      .placeholder = u"TEXT"_s},
                     {.name = u"set"_s,
                      .help = u"a setting"_s,
                      .type = ValueType::Assignment,
                      .placeholder = u"KEY=VALUE"_s,
                      .isRepeatable = true}},
         .jsonShape = u"{\"port\"}"_s,
         .examples = {u"ship sail Brest --speed 9"_s}},
        {.path = u"crew list"_s, .summary = u"List the crew"_s},
        {.path = u"crew hire"_s,
         .summary = u"Hire people"_s,
         .arguments = {{.name = u"FILE"_s,
                        .help = u"a list of names"_s,
                        .type = ValueType::File,
                        .count = Count::OneOrMore}}},
    };
    program.exitStatuses = {{0, u"fine"_s}, {2, u"usage"_s}};
    return program;
}
