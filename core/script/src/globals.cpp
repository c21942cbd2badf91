// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation.h"
#include "values.h"

#include <agentops/script/errors.h>

#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

// What a script finds by name: values, libraries, the console.
namespace agentops::script {

bool Evaluation::addGlobals()
{
    const Held global(m_context, JS_GetGlobalObject(m_context));
    for (const Global &given : m_environment.globals) {
        if (!addSource(global.get(), {.global = &given}, given.name))
            return false;
        m_names.push_back(given.name.toUtf8());
    }
    for (const Library &library : m_environment.libraries) {
        if (!addSource(global.get(), {.library = &library}, library.name))
            return false;
        m_names.push_back(library.name.toUtf8());
    }
    return !m_environment.log || addConsole();
}

void Evaluation::removeGlobals()
{
    const Held global(m_context, JS_GetGlobalObject(m_context));
    for (const QByteArray &name : m_names) {
        const JSAtom atom = JS_NewAtomLen(m_context, name.constData(), size_t(name.size()));
        (void)JS_DeleteProperty(m_context, global.get(), atom, 0);
        JS_FreeAtom(m_context, atom);
    }
}

bool Evaluation::addSource(JSValueConst object, const Source &source, const QString &name)
{
    m_sources.push_back(source);
    const QByteArray bytes = name.toUtf8();
    const JSAtom atom = JS_NewAtomLen(m_context, bytes.constData(), size_t(bytes.size()));
    const int isDefined =
        JS_DefinePropertyGetSet(m_context, object, atom,
                                JS_NewCFunctionData(m_context, &Evaluation::getter, 0,
                                                    int(m_sources.size()) - 1, 0, nullptr),
                                JS_UNDEFINED, JS_PROP_CONFIGURABLE | JS_PROP_ENUMERABLE);
    JS_FreeAtom(m_context, atom);
    return isDefined >= 0;
}

JSValue Evaluation::getter(JSContext *context, JSValueConst, int, JSValueConst *, int magic,
                           JSValue *)
{
    Evaluation *evaluation =
        static_cast<Engine *>(JS_GetRuntimeOpaque(JS_GetRuntime(context)))->evaluation();
    // A getter that was kept beyond its evaluation gives nothing.
    if (!evaluation || size_t(magic) >= evaluation->m_sources.size())
        return JS_UNDEFINED;
    return evaluation->readSource(size_t(magic));
}

JSValue Evaluation::readSource(size_t index)
{
    Source &source = m_sources[index];
    if (!source.isKnown) {
        JSValue value = JS_EXCEPTION;
        if (source.library) {
            value = makeLibrary(*source.library);
        } else if (source.global->value) {
            const Result<QJsonValue> found = source.global->value();
            if (!found) {
                JS_ThrowInternalError(m_context, "%s",
                                      found.error().message().toUtf8().constData());
                const JSValue thrown = JS_GetException(m_context);
                m_thrown.push_back({JS_DupValue(m_context, thrown), found.error()});
                return JS_Throw(m_context, thrown);
            }
            Budget &budget = m_engine.budget();
            const bool wasCharging = std::exchange(budget.isCharging, false);
            value = toScript(m_context, *found, source.global->paths);
            budget.isCharging = wasCharging;
        } else {
            value = makeObject(*source.global);
        }
        if (JS_IsException(value))
            return value;
        m_sources[index].value = value;
        m_sources[index].isKnown = true;
    }
    return JS_DupValue(m_context, m_sources[index].value);
}

JSValue Evaluation::makeObject(const Global &global)
{
    Held made(m_context, JS_NewObject(m_context));
    for (const Global &member : global.members) {
        if (made.isException() || !addSource(made.get(), {.global = &member}, member.name))
            return JS_EXCEPTION;
    }
    return made.take();
}

JSValue Evaluation::makeLibrary(const Library &library)
{
    const Budget before = m_engine.budget();
    const Result<QByteArray> code =
        m_engine.compile(library.source, Form::Expression, u'<' + library.name + u'>');
    const qint64 used = m_engine.budget().usedBytes;
    m_engine.budget() = before;
    m_engine.budget().usedBytes = used;
    if (!code) {
        return JS_ThrowSyntaxError(m_context, "%s: %s", library.name.toUtf8().constData(),
                                   code.error().message().toUtf8().constData());
    }
    return runCompiled(m_context, *code);
}

bool Evaluation::addConsole()
{
    const Held global(m_context, JS_GetGlobalObject(m_context));
    Held console(m_context, JS_NewObject(m_context));
    for (const char *name : {"log", "info", "warn", "error", "debug"}) {
        if (JS_DefinePropertyValueStr(m_context, console.get(), name,
                                      JS_NewCFunction(m_context, &Evaluation::print, name, 1),
                                      JS_PROP_C_W_E)
            < 0)
            return false;
    }
    m_names.push_back("console");
    return JS_DefinePropertyValueStr(m_context, global.get(), "console", console.take(),
                                     JS_PROP_C_W_E)
        >= 0;
}

JSValue Evaluation::print(JSContext *context, JSValueConst, int argc, JSValueConst *argv)
{
    const Evaluation *evaluation =
        static_cast<Engine *>(JS_GetRuntimeOpaque(JS_GetRuntime(context)))->evaluation();
    QStringList words;
    for (int i = 0; i < argc; ++i) {
        const bool isPlainObject = JS_IsObject(argv[i]) && !JS_IsError(context, argv[i])
            && !JS_IsFunction(context, argv[i]);
        const Held text(context,
                        isPlainObject
                            ? JS_JSONStringify(context, argv[i], JS_UNDEFINED, JS_UNDEFINED)
                            : JS_ToString(context, argv[i]));
        if (text.isException())
            return JS_EXCEPTION;
        words.append(textOf(context, text.get()));
    }
    if (evaluation && evaluation->m_environment.log)
        evaluation->m_environment.log(words.join(u' '));
    return JS_UNDEFINED;
}

} // namespace agentops::script
