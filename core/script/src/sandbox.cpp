// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/script/sandbox.h>

#include "evaluation.h"

namespace agentops::script {

namespace {

Result<> check(const QString &source, Form form)
{
    AO_TRY(auto engine, Engine::take());
    const Result<QByteArray> code = engine->compile(source, form, QStringLiteral("<source>"));
    Engine::giveBack(std::move(engine));
    if (!code)
        return fail(code.error());
    return {};
}

} // namespace

Result<QJsonValue> evaluateExpression(const QString &source, const Environment &environment)
{
    AO_TRY(auto engine, Engine::take());
    Result<QJsonValue> value = Evaluation(*engine, environment).run(source, Form::Expression);
    Engine::giveBack(std::move(engine));
    return value;
}

Result<QJsonValue> runFunction(const QString &body, const Environment &environment)
{
    AO_TRY(const auto engine, Engine::create(false));
    return Evaluation(*engine, environment).run(body, Form::Body);
}

Result<> checkExpression(const QString &source)
{
    return check(source, Form::Expression);
}

Result<> checkFunction(const QString &body)
{
    return check(body, Form::Body);
}

} // namespace agentops::script
