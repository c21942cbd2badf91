// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/retryclassmodel.h>

#include "policylimits.h"
#include "secondstext.h"

#include <agentops/ui/models/listdiff.h>

#include <algorithm>
#include <array>

namespace agentops::ui::graph {

using workflow::RetryOverride;

namespace {

constexpr std::array kClasses{ErrorClass::Failure, ErrorClass::Transient, ErrorClass::Limited,
                              ErrorClass::Timeout, ErrorClass::Permanent};

/// Whether nothing is said that differs from the policy in general.
bool isEmpty(const RetryOverride &own)
{
    return own == RetryOverride();
}

} // namespace

int RetryClassModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kClasses.size());
}

QVariant RetryClassModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ErrorClass errorClass = kClasses[size_t(index.row())];
    const RetryOverride own = m_policy.classes.value(errorClass);
    workflow::RetryPolicy general = m_policy;
    general.classes.clear();
    const workflow::RetryRule usual = general.ruleFor(errorClass);
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        switch (errorClass) {
        case ErrorClass::Failure:
            return tr("The work failed");
        case ErrorClass::Transient:
            return tr("Network or server trouble");
        case ErrorClass::Limited:
            return tr("Asked too often");
        case ErrorClass::Timeout:
            return tr("Took too long");
        case ErrorClass::Permanent:
            return tr("Cannot work");
        }
        return {};
    case HelpRole:
        switch (errorClass) {
        case ErrorClass::Failure:
            return tr("A command, a test or a review came out badly.");
        case ErrorClass::Transient:
            return tr("A connection, a busy file, a server in trouble.");
        case ErrorClass::Limited:
            return tr("Too many requests, or no quota left.");
        case ErrorClass::Timeout:
            return tr("The time limit of one attempt was over.");
        case ErrorClass::Permanent:
            return tr("A wrong parameter, a missing file, no permission: not tried again unless it "
                      "is said here.");
        }
        return {};
    case AttemptsRole:
        return own.maxAttempts ? QString::number(*own.maxAttempts) : QString();
    case FirstDelayRole:
        return own.firstDelay ? secondsText(*own.firstDelay) : QString();
    case FactorRole:
        return own.factor ? numberText(*own.factor) : QString();
    case MaxDelayRole:
        return own.maxDelay ? secondsText(*own.maxDelay) : QString();
    case UsualAttemptsRole:
        return QString::number(usual.maxAttempts);
    case UsualFirstDelayRole:
        return secondsText(usual.firstDelay);
    case UsualFactorRole:
        return numberText(usual.factor);
    case UsualMaxDelayRole:
        return secondsText(usual.maxDelay);
    case IsSetRole:
        return !isEmpty(own);
    default:
        return {};
    }
}

QHash<int, QByteArray> RetryClassModel::roleNames() const
{
    return {{TitleRole, "title"},
            {HelpRole, "help"},
            {AttemptsRole, "attempts"},
            {FirstDelayRole, "firstDelay"},
            {FactorRole, "factor"},
            {MaxDelayRole, "maxDelay"},
            {UsualAttemptsRole, "usualAttempts"},
            {UsualFirstDelayRole, "usualFirstDelay"},
            {UsualFactorRole, "usualFactor"},
            {UsualMaxDelayRole, "usualMaxDelay"},
            {IsSetRole, "isSet"}};
}

void RetryClassModel::setPolicy(const workflow::RetryPolicy &policy)
{
    if (m_policy == policy)
        return;
    m_policy = policy;
    rereadRows(*this);
}

void RetryClassModel::change(int row, const std::function<void(RetryOverride &)> &change)
{
    if (row < 0 || row >= rowCount() || !m_apply)
        return;
    const ErrorClass errorClass = kClasses[size_t(row)];
    workflow::RetryPolicy policy = m_policy;
    RetryOverride own = policy.classes.value(errorClass);
    change(own);
    if (isEmpty(own))
        policy.classes.remove(errorClass);
    else
        policy.classes.insert(errorClass, own);
    // Whoever owns the policy answers with setPolicy().
    if (policy != m_policy)
        m_apply(policy);
}

void RetryClassModel::setAttempts(int row, const QString &text)
{
    change(row, [&text](RetryOverride &own) {
        bool isNumber = false;
        const int attempts = text.trimmed().toInt(&isNumber);
        own.maxAttempts =
            isNumber ? std::optional(std::clamp(attempts, 1, kMaxAttempts)) : std::nullopt;
    });
}

void RetryClassModel::setFirstDelay(int row, const QString &text)
{
    change(row, [&text](RetryOverride &own) { own.firstDelay = secondsOf(text); });
}

void RetryClassModel::setFactor(int row, const QString &text)
{
    change(row, [&text](RetryOverride &own) {
        const std::optional<double> factor = numberOf(text);
        own.factor =
            factor ? std::optional(std::clamp(*factor, 1.0, kMaxRetryFactor)) : std::nullopt;
    });
}

void RetryClassModel::setMaxDelay(int row, const QString &text)
{
    change(row, [&text](RetryOverride &own) { own.maxDelay = secondsOf(text); });
}

} // namespace agentops::ui::graph
