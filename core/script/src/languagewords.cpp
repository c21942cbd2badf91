// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/script/freenames.h>

#include <QtCore/QSet>

using namespace Qt::StringLiterals;

// The words that JavaScript brings along.
namespace agentops::script {

namespace {

const QSet<QString> &reservedWords()
{
    static const QSet<QString> words{
        u"await"_s,     u"break"_s,    u"case"_s,       u"catch"_s,  u"class"_s,   u"const"_s,
        u"continue"_s,  u"debugger"_s, u"default"_s,    u"delete"_s, u"do"_s,      u"else"_s,
        u"enum"_s,      u"export"_s,   u"extends"_s,    u"false"_s,  u"finally"_s, u"for"_s,
        u"function"_s,  u"if"_s,       u"implements"_s, u"import"_s, u"in"_s,      u"instanceof"_s,
        u"interface"_s, u"let"_s,      u"new"_s,        u"null"_s,   u"package"_s, u"private"_s,
        u"protected"_s, u"public"_s,   u"return"_s,     u"static"_s, u"super"_s,   u"switch"_s,
        u"this"_s,      u"throw"_s,    u"true"_s,       u"try"_s,    u"typeof"_s,  u"var"_s,
        u"void"_s,      u"while"_s,    u"with"_s,       u"yield"_s};
    return words;
}

const QSet<QString> &standardNames()
{
    static const QSet<QString> names{u"AggregateError"_s,
                                     u"Array"_s,
                                     u"BigInt"_s,
                                     u"Boolean"_s,
                                     u"Date"_s,
                                     u"Error"_s,
                                     u"EvalError"_s,
                                     u"Function"_s,
                                     u"Infinity"_s,
                                     u"Iterator"_s,
                                     u"JSON"_s,
                                     u"Map"_s,
                                     u"Math"_s,
                                     u"NaN"_s,
                                     u"Number"_s,
                                     u"Object"_s,
                                     u"Promise"_s,
                                     u"RangeError"_s,
                                     u"ReferenceError"_s,
                                     u"Reflect"_s,
                                     u"RegExp"_s,
                                     u"Set"_s,
                                     u"String"_s,
                                     u"Symbol"_s,
                                     u"SyntaxError"_s,
                                     u"TypeError"_s,
                                     u"URIError"_s,
                                     u"WeakMap"_s,
                                     u"WeakSet"_s,
                                     u"arguments"_s,
                                     u"console"_s,
                                     u"decodeURI"_s,
                                     u"decodeURIComponent"_s,
                                     u"encodeURI"_s,
                                     u"encodeURIComponent"_s,
                                     u"escape"_s,
                                     u"eval"_s,
                                     u"globalThis"_s,
                                     u"isFinite"_s,
                                     u"isNaN"_s,
                                     u"parseFloat"_s,
                                     u"parseInt"_s,
                                     u"undefined"_s,
                                     u"unescape"_s};
    return names;
}

} // namespace

bool isStandardName(QStringView name)
{
    return standardNames().contains(name.toString());
}

bool isReservedWord(QStringView name)
{
    return reservedWords().contains(name.toString());
}

} // namespace agentops::script
