using Plimsoll.Agent.Secrets;

namespace Plimsoll.Agent.Tests.Secrets;

public class SecretTextTests
{
    [Theory]
    [InlineData("\"p@ss\"", "p@ss")]
    [InlineData("\"\"", "")]
    [InlineData("3306", "3306")]
    [InlineData("0", "0")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("100000", "100000")]
    [InlineData("1234567", "1.234567e+06")]
    [InlineData("10000000", "1e+07")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("1e300", "1e+300")]
    [InlineData("true", "true")]
    [InlineData("null", "<nil>")]
    [InlineData("[1,\"a\"]", "[1 a]")]
    [InlineData("{\"b\":2,\"a\":{\"c\":false}}", "map[a:map[c:false] b:2]")]
    public void A_value_is_given_as_the_ECS_agent_prints_it(string json, string expected) =>
        Assert.Equal(expected, SecretText.Of($$"""{"k":{{json}},"other":1}""", "k"));

    [Theory]
    [InlineData("""{"other":1}""")]
    [InlineData("""["k"]""")]
    [InlineData("\"k\"")]
    public void A_key_that_is_not_there_is_named(string secret) =>
        Assert.Equal("retrieved secret from Secrets Manager did not contain json key k", Assert.Throws<SecretException>(() => SecretText.Of(secret, "k")).Message);

    [Fact]
    public void A_secret_that_is_no_JSON_is_not_shown() =>
        Assert.DoesNotContain("hunter2", Assert.Throws<SecretException>(() => SecretText.Of("hunter2", "k")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("arn:aws:secretsmanager:r:a:secret:x-AbCdEf", "arn:aws:secretsmanager:r:a:secret:x-AbCdEf", null, null, null)]
    [InlineData("arn:aws:secretsmanager:r:a:secret:x-AbCdEf:user::", "arn:aws:secretsmanager:r:a:secret:x-AbCdEf", "user", null, null)]
    [InlineData("arn:aws:secretsmanager:r:a:secret:x-AbCdEf::AWSPREVIOUS:", "arn:aws:secretsmanager:r:a:secret:x-AbCdEf", null, "AWSPREVIOUS", null)]
    [InlineData("arn:aws:secretsmanager:r:a:secret:x-AbCdEf:::v1", "arn:aws:secretsmanager:r:a:secret:x-AbCdEf", null, null, "v1")]
    public void What_follows_an_ARN_names_key_stage_and_version(string valueFrom, string id, string? key, string? stage, string? version) =>
        Assert.Equal(new SecretReference(id, key, stage, version), SecretReference.Parse(valueFrom));

    [Theory]
    [InlineData("arn:aws:secretsmanager:r:a:secret:x:user")]
    [InlineData("arn:aws:secretsmanager:r:a:secret:x:a:b:c:d")]
    public void Another_number_of_parts_is_refused(string valueFrom) => Assert.Throws<SecretException>(() => SecretReference.Parse(valueFrom));
}
