using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CompanyAccount.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IncomingMail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "TakesAnswers",
                table: "OutgoingMail",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "ReceivedMail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 96, nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Sender = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Fate = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Objection = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ThreadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAgainAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedMail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SigningKeys",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Protected = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningKeys", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_AskedAgainAt",
                table: "ReceivedMail",
                column: "AskedAgainAt",
                filter: "\"AskedAgainAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_Fate_At_Id",
                table: "ReceivedMail",
                columns: new[] { "Fate", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_Fingerprint",
                table: "ReceivedMail",
                column: "Fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_PersonId",
                table: "ReceivedMail",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_Place",
                table: "ReceivedMail",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_ThreadId_At",
                table: "ReceivedMail",
                columns: new[] { "ThreadId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReceivedMail");

            migrationBuilder.DropTable(
                name: "SigningKeys");

            migrationBuilder.DropColumn(
                name: "TakesAnswers",
                table: "OutgoingMail");
        }
    }
}
