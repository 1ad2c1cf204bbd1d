using CsCheck;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Tests.Naming;

public sealed class IdsTests
{
    [Fact]
    public void The_account_of_any_key_is_found_in_it() =>
        Gen.Long[0, 999_999_999_999].Select(number => number.ToString("D12", System.Globalization.CultureInfo.InvariantCulture))
            .Sample(account => Ids.AccountOf(Ids.NewKey(Ids.LastingKey, account)) == account);

    [Theory]
    [InlineData("AKIA")]
    [InlineData("AKIA1111111111111111")]
    [InlineData("AKIAQQQQQQQQQQQQQQQQQ")]
    public void What_is_no_key_has_no_account(string key) => Assert.Null(Ids.AccountOf(key));

    [Fact]
    public void The_account_is_where_AWS_has_it() => Assert.Equal("029608264753", Ids.AccountOf("ASIAQNZGKIQY56JQ7WML"));
}
