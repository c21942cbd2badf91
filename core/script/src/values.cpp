// SPDX-License-Identifier: GPL-3.0-or-later
#include "values.h"

#include <agentops/script/errors.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace agentops::script {

namespace {

// Of the result; QJsonDocument reads and writes no more.
constexpr int kMaxDepth = 500;

JSValue toString(JSContext *context, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return JS_NewStringLen(context, bytes.constData(), size_t(bytes.size()));
}

/// Gives the object an own property; takes the value. False: an exception.
bool define(JSContext *context, JSValueConst object, const QString &key, JSValue value)
{
    if (JS_IsException(value))
        return false;
    const QByteArray bytes = key.toUtf8();
    const JSAtom atom = JS_NewAtomLen(context, bytes.constData(), size_t(bytes.size()));
    const bool isDefined = atom != JS_ATOM_NULL
        && JS_DefinePropertyValue(context, object, atom, value, JS_PROP_C_W_E) >= 0;
    if (atom == JS_ATOM_NULL)
        JS_FreeValue(context, value);
    JS_FreeAtom(context, atom);
    return isDefined;
}

/// The paths that go on behind `key`; false when something ends there, so that all of it is needed.
bool pathsBehind(const QList<QStringList> &paths, const QString &key, QList<QStringList> &behind)
{
    for (const QStringList &path : paths) {
        if (path.first() != key)
            continue;
        if (path.size() == 1)
            return false;
        behind.append(path.sliced(1));
    }
    return true;
}

JSValue member(JSContext *context, const QJsonValue &value, const QList<QStringList> &paths,
               const QString &key)
{
    QList<QStringList> behind;
    return toScript(context, value,
                    pathsBehind(paths, key, behind) ? behind : QList<QStringList>());
}

QStringList firstKeys(const QList<QStringList> &paths)
{
    QStringList keys;
    for (const QStringList &path : paths) {
        if (!keys.contains(path.first()))
            keys.append(path.first());
    }
    return keys;
}

JSValue toObject(JSContext *context, const QJsonObject &object, const QList<QStringList> &paths)
{
    Held made(context, JS_NewObject(context));
    if (made.isException())
        return JS_EXCEPTION;
    if (paths.isEmpty()) {
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!define(context, made.get(), it.key(), toScript(context, it.value())))
                return JS_EXCEPTION;
        }
        return made.take();
    }
    for (const QString &key : firstKeys(paths)) {
        const auto found = object.constFind(key);
        if (found != object.constEnd()
            && !define(context, made.get(), key, member(context, *found, paths, key)))
            return JS_EXCEPTION;
    }
    return made.take();
}

bool isIndex(const QString &key)
{
    return key.size() < 10 && std::ranges::all_of(key, [](QChar c) { return c.isDigit(); });
}

JSValue toArray(JSContext *context, const QJsonArray &array, const QList<QStringList> &paths)
{
    Held made(context, JS_NewArray(context));
    if (made.isException())
        return JS_EXCEPTION;
    const QStringList keys = firstKeys(paths);
    const bool isPartial = !paths.isEmpty() && std::ranges::all_of(keys, [](const QString &key) {
        return key == "length"_L1 || isIndex(key);
    });
    const auto add = [&](uint32_t index, JSValue value) {
        return !JS_IsException(value)
            && JS_DefinePropertyValueUint32(context, made.get(), index, value, JS_PROP_C_W_E) >= 0;
    };
    if (!isPartial) {
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (!add(uint32_t(i), toScript(context, array.at(i))))
                return JS_EXCEPTION;
        }
        return made.take();
    }
    if (JS_SetPropertyStr(context, made.get(), "length",
                          JS_NewUint32(context, uint32_t(array.size())))
        < 0)
        return JS_EXCEPTION;
    for (const QString &key : keys) {
        const qsizetype index = isIndex(key) ? key.toLongLong() : array.size();
        if (index < array.size()
            && !add(uint32_t(index), member(context, array.at(index), paths, key)))
            return JS_EXCEPTION;
    }
    return made.take();
}

/// Reads a value of the script. Every member that fails leaves `m_error`, or an exception.
class ValueReader
{
public:
    ValueReader(JSContext *context, qint64 maxBytes) : m_context(context), m_bytesLeft(maxBytes) { }

    bool read(JSValueConst value, QJsonValue &into);
    std::optional<Error> error() const { return m_error; }

private:
    bool fail(ErrorCode code, const QString &message)
    {
        m_error = Error(code, m_path.isEmpty() ? message : m_path.join(u'.') + u": "_s + message);
        return false;
    }
    bool spend(qint64 bytes);
    bool readObject(JSValueConst value, QJsonValue &into);
    bool readArray(JSValueConst value, QJsonValue &into);
    bool readMembers(JSValueConst value, QJsonValue &into);
    /// What `toJSON` gives, where there is one.
    bool readSubstitute(JSValueConst value, QJsonValue &into, bool &isDone);

    JSContext *m_context;
    qint64 m_bytesLeft;
    std::optional<Error> m_error;
    QStringList m_path;
    std::vector<void *> m_parents;
};

bool ValueReader::spend(qint64 bytes)
{
    m_bytesLeft -= bytes;
    if (m_bytesLeft >= 0)
        return true;
    m_path.clear();
    return fail(errors::kResultTooLarge, u"the result is too large"_s);
}

bool ValueReader::read(JSValueConst value, QJsonValue &into)
{
    const int tag = JS_VALUE_GET_NORM_TAG(value);
    switch (tag) {
    case JS_TAG_UNDEFINED:
        into = QJsonValue(QJsonValue::Undefined);
        return true;
    case JS_TAG_NULL:
        into = QJsonValue();
        return spend(4);
    case JS_TAG_BOOL:
        into = QJsonValue(bool(JS_VALUE_GET_BOOL(value)));
        return spend(4);
    case JS_TAG_INT:
        into = QJsonValue(JS_VALUE_GET_INT(value));
        return spend(4);
    case JS_TAG_FLOAT64: {
        const double number = JS_VALUE_GET_FLOAT64(value);
        if (!std::isfinite(number))
            return fail(errors::kBadValue,
                        std::isnan(number) ? u"the value is not a number (NaN)"_s
                                           : u"the number is infinite"_s);
        into = QJsonValue(number);
        return spend(8);
    }
    case JS_TAG_STRING:
    case JS_TAG_STRING_ROPE: {
        size_t length = 0;
        const char *text = JS_ToCStringLen(m_context, &length, value);
        if (!text)
            return false;
        const bool isAllowed = spend(qint64(length) + 2);
        if (isAllowed)
            into = QJsonValue(QString::fromUtf8(text, qsizetype(length)));
        JS_FreeCString(m_context, text);
        return isAllowed;
    }
    case JS_TAG_BIG_INT:
    case JS_TAG_SHORT_BIG_INT:
        return fail(errors::kBadValue,
                    u"a BigInt has no form in JSON; use Number(…) or String(…)"_s);
    case JS_TAG_SYMBOL:
        return fail(errors::kBadValue, u"a symbol has no form in JSON"_s);
    case JS_TAG_OBJECT:
        return readObject(value, into);
    default:
        return fail(errors::kBadValue, u"the value has no form in JSON"_s);
    }
}

bool ValueReader::readObject(JSValueConst value, QJsonValue &into)
{
    void *object = JS_VALUE_GET_PTR(value);
    if (std::ranges::contains(m_parents, object))
        return fail(errors::kBadValue, u"the value contains itself"_s);
    if (int(m_parents.size()) >= kMaxDepth)
        return fail(errors::kBadValue, u"the value is nested too deeply"_s);
    if (JS_IsFunction(m_context, value))
        return fail(errors::kBadValue, u"a function has no form in JSON; call it"_s);
    bool isDone = false;
    m_parents.push_back(object);
    bool isRead = readSubstitute(value, into, isDone);
    if (isRead && !isDone) {
        const int isArray = JS_IsArray(m_context, value);
        isRead = isArray >= 0 && (isArray ? readArray(value, into) : readMembers(value, into));
    }
    m_parents.pop_back();
    return isRead;
}

bool ValueReader::readSubstitute(JSValueConst value, QJsonValue &into, bool &isDone)
{
    const Held method(m_context, JS_GetPropertyStr(m_context, value, "toJSON"));
    if (method.isException())
        return false;
    if (JS_IsFunction(m_context, method.get())) {
        const Held made(m_context, JS_Call(m_context, method.get(), value, 0, nullptr));
        isDone = true;
        return !made.isException() && read(made.get(), into);
    }
    // `new String("a")` and its like stand for what they hold; what has contents of another kind
    // would come out empty, which hides a mistake.
    const Held tag(m_context, JS_GetPropertyStr(m_context, value, "constructor"));
    const Held name(m_context,
                    JS_IsObject(tag.get()) ? JS_GetPropertyStr(m_context, tag.get(), "name")
                                           : JS_UNDEFINED);
    if (tag.isException() || name.isException())
        return false;
    const QString kind = JS_IsString(name.get()) ? textOf(m_context, name.get()) : QString();
    if (kind == "Map"_L1 || kind == "Set"_L1 || kind == "WeakMap"_L1 || kind == "WeakSet"_L1
        || kind == "RegExp"_L1 || kind == "Promise"_L1) {
        return fail(errors::kBadValue,
                    u"a %1 has no form in JSON%2"_s.arg(kind,
                                                        kind == "Map"_L1
                                                            ? u"; use Object.fromEntries(…)"_s
                                                            : kind == "Set"_L1 ? u"; use […]"_s
                                                                               : QString()));
    }
    if (kind == "String"_L1 || kind == "Number"_L1 || kind == "Boolean"_L1) {
        const Held valueOf(m_context, JS_GetPropertyStr(m_context, value, "valueOf"));
        const Held plain(m_context, JS_Call(m_context, valueOf.get(), value, 0, nullptr));
        if (plain.isException())
            return false;
        isDone = !JS_IsObject(plain.get());
        return !isDone || read(plain.get(), into);
    }
    return true;
}

bool ValueReader::readArray(JSValueConst value, QJsonValue &into)
{
    const Held lengthValue(m_context, JS_GetPropertyStr(m_context, value, "length"));
    int64_t length = 0;
    if (lengthValue.isException() || JS_ToInt64(m_context, &length, lengthValue.get()) < 0)
        return false;
    QJsonArray array;
    m_path.append(QString());
    for (int64_t i = 0; i < length; ++i) {
        m_path.last() = QString::number(i);
        const Held item(m_context, JS_GetPropertyUint32(m_context, value, uint32_t(i)));
        QJsonValue element;
        if (item.isException() || !read(item.get(), element) || !spend(1))
            return false;
        array.append(element.isUndefined() ? QJsonValue() : element);
    }
    m_path.removeLast();
    into = array;
    return spend(2);
}

bool ValueReader::readMembers(JSValueConst value, QJsonValue &into)
{
    JSPropertyEnum *keys = nullptr;
    uint32_t count = 0;
    if (JS_GetOwnPropertyNames(m_context, &keys, &count, value,
                               JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY)
        < 0)
        return false;
    QJsonObject object;
    bool isRead = true;
    m_path.append(QString());
    for (uint32_t i = 0; i < count; ++i) {
        if (isRead) {
            const Held name(m_context, JS_AtomToString(m_context, keys[i].atom));
            const QString key = textOf(m_context, name.get());
            m_path.last() = key;
            const Held item(m_context, JS_GetProperty(m_context, value, keys[i].atom));
            QJsonValue element;
            isRead = !item.isException() && read(item.get(), element) && spend(key.size() + 4);
            if (isRead && !element.isUndefined())
                object.insert(key, element);
        }
        JS_FreeAtom(m_context, keys[i].atom);
    }
    js_free(m_context, keys);
    if (!isRead)
        return false;
    m_path.removeLast();
    into = object;
    return spend(2);
}

} // namespace

JSValue toScript(JSContext *context, const QJsonValue &value, const QList<QStringList> &paths)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return JS_NewBool(context, value.toBool());
    case QJsonValue::Double:
        return JS_NewFloat64(context, value.toDouble());
    case QJsonValue::String:
        return toString(context, value.toString());
    case QJsonValue::Array:
        return toArray(context, value.toArray(), paths);
    case QJsonValue::Object:
        return toObject(context, value.toObject(), paths);
    case QJsonValue::Null:
        return JS_NULL;
    default:
        return JS_UNDEFINED;
    }
}

ReadValue fromScript(JSContext *context, JSValueConst value, qint64 maxBytes)
{
    ValueReader reader(context, maxBytes);
    QJsonValue json;
    if (reader.read(value, json))
        return {json, false};
    if (reader.error())
        return {fail(*reader.error()), false};
    return {fail(errors::kFailed, QString()), true};
}

QString textOf(JSContext *context, JSValueConst value)
{
    size_t length = 0;
    const char *text = JS_ToCStringLen(context, &length, value);
    if (!text)
        return {};
    const QString made = QString::fromUtf8(text, qsizetype(length));
    JS_FreeCString(context, text);
    return made;
}

} // namespace agentops::script
